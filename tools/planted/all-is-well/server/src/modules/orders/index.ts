import { a } from '../catalog/index.ts';
export const b = a;
