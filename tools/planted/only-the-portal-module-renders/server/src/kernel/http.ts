import { a } from '../../../portal/pages/index.ts';
export const b = a;
