/** Adds a legal entity, the party that sells, owns stock and invoices. (OS-1) */
import { addLegalEntity as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { addRecord } from './record.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';

export const addLegalEntity = action(endpoint, {
  clauses: ['OS-1'],
  run: (ctx, input) => ({ ...addRecord(ctx, 'legal_entities', { ...input }), warnings: usccWarnings(input.uscc) }),
});
