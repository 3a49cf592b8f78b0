import { a } from '../modules/orders/index.ts';
export const b = a;
