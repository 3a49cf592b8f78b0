/**
 * Company settings: named values, changed by one action and journalled on one chain of their own with before and after. (OS-8.1)
 */
import { settingNames, settingsList, settingsSet, settingValues, type SettingName } from '../../../contract/settings.ts';
import { action, query } from './action.ts';
import { lockChains } from './chains.ts';
import type { Queryable } from './database.ts';
import { inputRefusal } from './input.ts';

/** The settings are one subject, so they have one chain in every database. */
export const settingsChainId = '0190a000-0000-7000-8000-5e77196500a1';

type Settings = Record<SettingName, string>;

export const settingsCache = { name: 'settings', load: readSettings };

async function readSettings(db: Queryable): Promise<Settings> {
  const rows = await db.query<{ name: string; value: string }>(`select name, value #>> '{}' as value from settings`);
  const stored = new Map(rows.map((row) => [row.name, row.value]));
  return Object.fromEntries(settingNames.map((name) => [name, stored.get(name) ?? settingValues[name].parse(undefined)])) as Settings;
}

export const setSetting = action(settingsSet, {
  clauses: ['OS-8.1'],
  load: async (ctx, inputs) => {
    const chain = (await lockChains(ctx.db, [settingsChainId])).get(settingsChainId);
    if (!chain) throw new Error('the chain of the settings is missing');
    const settings = await readSettings(ctx.db);
    return inputs.map(() => ({ chain, settings }));
  },
  run: (ctx, { name, value }, { chain, settings }) => {
    const parsed = settingValues[name].safeParse(value);
    if (!parsed.success) throw inputRefusal(parsed.error, 'value');
    const before = settings[name];
    const after = parsed.data;
    if (before === after) return { name, value: after };
    settings[name] = after;
    ctx.statement(`insert into settings (name, value) values ($1, to_jsonb($2::text)) on conflict (name) do update set value = excluded.value returning 1`, [name, after], 1);
    ctx.writes.bump(settingsCache.name);
    ctx.emit({ name: 'setting.changed', v: 1, data: { name } });
    ctx.record(chain, { body: { changes: { [name]: [before, after] } } });
    return { name, value: after };
  },
});

export const listSettings = query(settingsList, {
  clauses: ['OS-8.1'],
  run: async (ctx) => {
    const settings = await ctx.cached(settingsCache);
    return { settings: settingNames.map((name) => ({ name, value: settings[name] })) };
  },
});
