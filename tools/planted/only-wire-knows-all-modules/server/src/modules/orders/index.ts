import { a } from '../../wire.ts';
export const b = a;
