import { approve } from '../review/index.ts';
export const b = approve;
