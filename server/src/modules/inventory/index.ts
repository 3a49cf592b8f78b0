/** The door of the inventory. */
export { receive, release, reserve, shipOut, type StockMove } from './stock.ts';
export { lockStock, stockFor, type Stock } from './store.ts';
