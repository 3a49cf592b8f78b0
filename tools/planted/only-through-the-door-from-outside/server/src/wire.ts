import { query } from './modules/catalog/store.ts';
export const a = query;
