import { query } from './store.ts';
export const a = query;
