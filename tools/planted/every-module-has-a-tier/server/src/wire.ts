import { a } from './modules/misc/index.ts';
export const b = a;
