/** The first set-up: the company's name, its first legal entity and the departments that the policies name. Happens once. (OS-1) */
import { foundCompany as endpoint } from '../../../../contract/company.ts';
import { departments } from '../../../../contract/vocabulary.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { addRecord } from './record.ts';
import { lockFounding } from './store.ts';
import { usccWarnings } from './uscc.ts';

export const foundCompany = action(endpoint, {
  clauses: ['OS-1'],
  load: async (ctx, inputs) => {
    const founded = await lockFounding(ctx.db);
    return inputs.map(() => (founded ? new Refusal('COMPANY_FOUNDED') : undefined));
  },
  run(ctx, input) {
    nameCompany(ctx, input.name, input.short ?? input.name);
    const { legalEntity } = input;
    const { id, rev } = addRecord(ctx, 'legal_entities', { ...legalEntity });
    for (const [code, { zh }] of Object.entries(departments)) addRecord(ctx, 'departments', { code, name: zh });
    return { id, rev, warnings: usccWarnings(legalEntity.uscc) };
  },
});

/** The names are settings, so that they can be changed like the others. */
function nameCompany(ctx: RowCtx, name: string, short: string): void {
  ctx.statement(
    `insert into settings (name, value) values ('company.name', to_jsonb($1::text)), ('company.shortName', to_jsonb($2::text))
     on conflict (name) do update set value = excluded.value returning 1`,
    [name, short],
    2,
  );
  ctx.writes.bump(settingsCache.name);
}
