import { a } from '../../console/src/money.ts';
export const b = a;
