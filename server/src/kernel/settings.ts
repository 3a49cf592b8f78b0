/**
 * Company settings: named values, changed by one action and journalled on one chain of their own with before and after. (OS-8.1)
 */
import {
  settingNames,
  settingsList,
  settingsSet,
  settingValues,
  type SettingName,
} from '../../../contract/settings.ts';
import { action, query } from './action.ts';
import { lockChains } from './chains.ts';
import type { Queryable } from './database.ts';
import { inputRefusal } from './input.ts';
import type { Writes } from './writes.ts';

/** The settings are one subject, so they have one chain in every database. */
export const settingsChainId = '0190a000-0000-7000-8000-5e77196500a1';

type Settings = Record<SettingName, string>;

export const settingsCache = { name: 'settings', load: readSettings };

async function readSettings(db: Queryable): Promise<Settings> {
  const rows = await db.query<{ name: string; value: string }>(`select name, value #>> '{}' as value from settings`);
  const stored = new Map(rows.map((row) => [row.name, row.value]));
  return Object.fromEntries(
    settingNames.map((name) => [name, stored.get(name) ?? settingValues[name].parse(undefined)]),
  ) as Settings;
}

/** A value as a condition asks for it, inside of its own statement. */
export function settingInSql(name: SettingName): string {
  const otherwise = settingValues[name].parse(undefined).replaceAll("'", "''");
  return `coalesce((select value #>> '{}' from settings where name = '${name}'), '${otherwise}')`;
}

/** Sets values among an action's writes; the action says so in its own journal entry. */
export function writeSettings(writes: Writes, values: Partial<Settings>): void {
  writes.statement(
    `insert into settings (name, value) select name, to_jsonb(value) from unnest($1::text[], $2::text[]) as u(name, value)
     on conflict (name) do update set value = excluded.value returning 1`,
    [Object.keys(values), Object.values(values)],
    Object.keys(values).length,
  );
  writes.bump(settingsCache.name);
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
    writeSettings(ctx.writes, { [name]: after });
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
