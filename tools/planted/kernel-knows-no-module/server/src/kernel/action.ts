import type { Order } from '../modules/orders/index.ts';
export type Subject = Order;
