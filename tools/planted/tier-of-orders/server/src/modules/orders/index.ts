import { pay } from '../payments/index.ts';
export const b = pay;
