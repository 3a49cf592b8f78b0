/** Renames a department or takes it out of use; its code stays, because policies name it. (OS-1) */
import { changeDepartment as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { Department } from './company.ts';
import { changeRecord, lockRecords } from './record.ts';

export const changeDepartment = action(endpoint, {
  clauses: ['OS-1'],
  load: (ctx, inputs) =>
    lockRecords<Department>(
      ctx,
      'departments',
      inputs.map((i) => i.departmentId),
    ),
  run: (ctx, { departmentId: _, ...values }, locked) => changeRecord(ctx, 'departments', locked, values),
});
