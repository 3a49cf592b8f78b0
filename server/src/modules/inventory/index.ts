/** The door of the inventory. */
import { adjustStock } from './adjust-stock.ts';
import { listStock } from './queries.ts';
import { receiveStock } from './receive-stock.ts';

export { stockExport } from './export-stock.ts';
export { release, reserve, shipOut, type StockMove } from './stock.ts';
export { noteStockAtPayment, stockAtPayment, type LinePlace } from './stock-at-payment.ts';
export { stockFactNames, stockFacts } from './stock-facts.ts';
export { stockFor } from './store.ts';

export const inventoryActions = [receiveStock, adjustStock];
export const inventoryQueries = [listStock];
