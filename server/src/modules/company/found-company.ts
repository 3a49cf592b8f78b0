/** The first set-up: the company's name, its first legal entity and the departments that the policies name. Happens once. (OS-1) */
import { foundCompany as endpoint } from '../../../../contract/company.ts';
import { departments } from '../../../../contract/vocabulary.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { writeSettings } from '../../kernel/settings.ts';
import { addRecord } from './record.ts';
import { lockFounding } from './store.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';

export const foundCompany = action(endpoint, {
  clauses: ['OS-1'],
  load: async (ctx, inputs) => {
    const founded = await lockFounding(ctx.db);
    return inputs.map(() => (founded ? new Refusal('COMPANY_FOUNDED') : undefined));
  },
  run(ctx, input) {
    // The names are settings, so that they can be changed like the others.
    writeSettings(ctx.writes, { 'company.name': input.name, 'company.shortName': input.short ?? input.name });
    const { legalEntity } = input;
    const { id, rev } = addRecord(ctx, 'legal_entities', { ...legalEntity });
    for (const [code, { zh }] of Object.entries(departments)) addRecord(ctx, 'departments', { code, name: zh });
    return { id, rev, warnings: usccWarnings(legalEntity.uscc) };
  },
});
