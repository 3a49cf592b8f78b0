import { run } from '../../kernel/database.ts';
export const query = run;
