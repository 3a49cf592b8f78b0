import { b } from './modules/orders/index.ts';
export const all = [b];
