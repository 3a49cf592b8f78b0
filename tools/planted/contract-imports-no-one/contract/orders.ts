import { a } from '../server/src/kernel/ids.ts';
export const b = a;
