import { a } from '../../test/cluster.ts';
export const b = a;
