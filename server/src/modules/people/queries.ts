/** Who is there and what one may do: the sign-in page, the own account, colleagues and keys. (CC-1, CC-7.2) */
import { listColleagues as colleaguesEndpoint } from '../../../../contract/colleagues.ts';
import * as endpoints from '../../../../contract/people.ts';
import type { RoleId } from '../../../../contract/vocabulary.ts';
import { scopeFor } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { knownSoundOf } from '../../kernel/initials.ts';
import { readInstallation } from '../../kernel/installation.ts';
import { looksNeedReason, policyCache } from '../policy/index.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { companyCache, lookOf } from '../company/index.ts';
import { personActor } from './authenticate.ts';
import { isAway, type Person } from './people.ts';
import { findProviders } from './providers/store.ts';
import { keyRows, peopleCache, profileOf, staffMasks } from './store.ts';

export const entrance = query(endpoints.entrance, {
  clauses: ['CC-7.2'],
  open: true,
  async run(ctx) {
    const settings = await ctx.cached(settingsCache);
    const people = await ctx.cached(peopleCache);
    const isEmpty = people.persons.size === 0;
    return {
      company: settings['company.name'],
      ...lookOf(settings),
      needsFirstAdmin: isEmpty && !(await readInstallation(ctx.db)).historyOpen,
      providers: (await findProviders(ctx.db)).filter((one) => one.active).map(({ id, name }) => ({ id, name })),
    };
  },
});

export const me = query(endpoints.me, {
  clauses: ['CC-1'],
  async run(ctx) {
    const { actor } = ctx;
    const profile = actor.personId === undefined ? undefined : await profileOf(ctx.db, actor.personId);
    if (!profile) throw new Refusal('SIGN_IN_REQUIRED');
    const settings = await ctx.cached(settingsCache);
    const company = await ctx.cached(companyCache);
    const permissions = [...actor.permissions.keys()].flatMap((name) => {
      const scope = scopeFor(actor, name);
      return scope ? [[name, scope] as const] : [];
    });
    const { account, language, preferences } = profile;
    return {
      id: actor.personId ?? actor.id,
      account,
      name: actor.name,
      due: actor.due ?? null,
      department: company.departments.get(actor.departmentId ?? '')?.name ?? '',
      departmentIds: actor.departmentIds ?? [],
      roles: actor.roles,
      may: permissions.map(([name]) => name),
      permissions: Object.fromEntries(permissions),
      scopes: { shopIds: actor.shopIds, warehouseIds: actor.warehouseIds, sessionIds: actor.sessionIds ?? null },
      language,
      preferences,
      looksNeedReason: looksNeedReason(await ctx.cached(policyCache), ctx.now),
      company: { name: settings['company.name'], short: settings['company.shortName'], ...lookOf(settings) },
    };
  },
});

function isCalled(person: Person, text: string): boolean {
  const typed = text.toLowerCase();
  return (
    person.name.toLowerCase().includes(typed) || person.initials.startsWith(typed) || person.account.startsWith(typed)
  );
}

function works(person: Person, departmentId: string | undefined): boolean {
  return departmentId === undefined || person.departmentIds.includes(departmentId);
}

export const listPeople = query(endpoints.listPeople, {
  clauses: ['CC-7.2'],
  run: async (ctx, filter) => ({ items: await peopleShown(ctx, filter) }),
});

export const searchPeople = query(endpoints.searchPeople, {
  clauses: ['CC-7.2'],
  run: async (ctx, { text, ...filter }) => ({
    items: await peopleShown(ctx, filter, (person) => isCalled(person, text)),
  }),
});

interface PeopleFilter {
  departmentId?: string | undefined;
  role?: RoleId | undefined;
  inactive: boolean;
}

async function peopleShown(
  ctx: Ctx,
  { departmentId, role, inactive }: PeopleFilter,
  fits: (person: Person) => boolean = () => true,
) {
  const people = await ctx.cached(peopleCache);
  const shown = [...people.persons.values()].filter(
    (p) => (p.active || inactive) && works(p, departmentId) && (!role || p.roles.includes(role)) && fits(p),
  );
  const masks = await staffMasks(
    ctx.db,
    shown.map((p) => p.id),
  );
  return shown.map(({ initials: _, passwordOnce: __, ...person }) => ({
    ...person,
    ...(masks.get(person.id) ?? { phoneMask: '', mailMask: '' }),
    awayFrom: person.awayFrom?.toISOString() ?? null,
    awayUntil: person.awayUntil?.toISOString() ?? null,
  }));
}

export const listColleagues = query(colleaguesEndpoint, {
  clauses: ['OS-1'],
  async run(ctx, { may }) {
    const people = await ctx.cached(peopleCache);
    const mayDo = (p: Person) => may === undefined || scopeFor(personActor(ctx.kernel, p, 0), may) !== undefined;
    const shown = [...people.persons.values()].filter((p) => p.active && mayDo(p));
    return {
      items: shown.map((p) => ({
        id: p.id,
        name: p.name,
        sound: knownSoundOf(p.name),
        departmentIds: p.departmentIds,
        roles: p.roles,
        away: isAway(p, ctx.now),
      })),
    };
  },
});

/** For the one search. */
export async function colleaguesCalled(ctx: Ctx, text: string): Promise<Person[]> {
  const people = await ctx.cached(peopleCache);
  return [...people.persons.values()].filter((p) => p.active && isCalled(p, text));
}

export const listKeys = query(endpoints.listKeys, {
  clauses: ['OS-8.3'],
  async run(ctx) {
    const people = await ctx.cached(peopleCache);
    const rows = await keyRows(ctx.db);
    const items = rows.map((key) => ({
      ...key,
      owner: people.persons.get(key.ownerId)?.name ?? '',
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    }));
    return { items };
  },
});
