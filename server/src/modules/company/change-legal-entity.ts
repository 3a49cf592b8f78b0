/** Changes a legal entity's name, code or credit code, or takes it out of use. (OS-1) */
import { changeLegalEntity as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { LegalEntity } from './company.ts';
import { changeRecord, lockRecords } from './record.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';

export const changeLegalEntity = action(endpoint, {
  clauses: ['OS-1'],
  load: (ctx, inputs) =>
    lockRecords<LegalEntity>(
      ctx,
      'legal_entities',
      inputs.map((i) => i.legalEntityId),
    ),
  run: (ctx, { legalEntityId: _, ...values }, locked) => ({
    ...changeRecord(ctx, 'legal_entities', locked, values),
    warnings: usccWarnings(values.uscc),
  }),
});
