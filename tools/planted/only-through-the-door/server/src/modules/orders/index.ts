import { query } from '../catalog/store.ts';
export const a = query;
