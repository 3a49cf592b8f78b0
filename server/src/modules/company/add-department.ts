/** Adds a department besides those that the policies name. (OS-1) */
import { addDepartment as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { addRecord } from './record.ts';

export const addDepartment = action(endpoint, {
  clauses: ['OS-1'],
  run: (ctx, input) => addRecord(ctx, 'departments', { ...input }),
});
