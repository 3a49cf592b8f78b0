/**
 * Sets the company up before its story begins: policy, records, calendars, people. Each piece is found again by its own code
 * or account, so that beginning anew adds only what is missing. (OS-1, OS-2.1, CC-1, OT-3.1)
 */
import { companyCache, type Company } from '../company/index.ts';
import { calendarCache } from '../deadlines/index.ts';
import { peopleCache } from '../people/index.ts';
import { loadShippedPacks } from '../policy/index.ts';
import { calendarsOf, firm, rooms, shops, warehouses } from './firm.ts';
import { dateOf, day, minute, startOfDay, weekdayOf } from './hours.ts';
import type { Stage } from './stage.ts';
import type { DemoPerson } from './staff.ts';

const records = async ({ kernel }: Stage): Promise<Company> => (await kernel.caches.get(companyCache)).value;

export function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the company has no ${what}`);
  return found;
}

export async function foundCompany(stage: Stage, end: number): Promise<void> {
  await loadShippedPacks(stage.kernel);
  if ((await records(stage)).legalEntities.size === 0)
    await stage.act('company.found', { name: firm.name, short: firm.short, legalEntity: firm.entity });
  const codes = new Set([...(await records(stage)).legalEntities.values()].map((one) => one.code));
  if (!codes.has(firm.trading.code)) await stage.act('company.add-legal-entity', firm.trading);
  await addWarehouses(stage);
  await addShops(stage);
  await addRooms(stage);
  await publishCalendars(stage, end);
}

const ownEntity = (company: Company): string =>
  must(
    [...company.legalEntities.values()].find((one) => one.code === firm.entity.code),
    'legal entity',
  ).id;

async function addWarehouses(stage: Stage): Promise<void> {
  const company = await records(stage);
  const missing = warehouses.filter((one) => !company.warehousesByCode.has(one.code));
  for (const { code, name, kind, share } of missing)
    await stage.act('company.add-warehouse', { code, name, kind, share, legalEntityId: ownEntity(company) });
}

async function addShops(stage: Stage): Promise<void> {
  const company = await records(stage);
  for (const { code, name, platform, externalId, department, warehouse } of shops.filter(
    (one) => !company.shopsByCode.has(one.code),
  )) {
    await stage.act('company.add-shop', {
      code,
      name,
      platform,
      externalId,
      legalEntityId: ownEntity(company),
      departmentId: must(company.departmentsByCode.get(department), department).id,
      defaultWarehouseId: must(company.warehousesByCode.get(warehouse), warehouse).id,
    });
  }
}

async function addRooms(stage: Stage): Promise<void> {
  const company = await records(stage);
  const known = new Set([...company.rooms.values()].map((one) => one.code));
  for (const { code, name, shop } of rooms.filter((one) => !known.has(one.code))) {
    await stage.act('company.add-room', { code, name, shopId: must(company.shopsByCode.get(shop), shop).id });
  }
}

async function publishCalendars(stage: Stage, end: number): Promise<void> {
  const { value: known } = await stage.kernel.caches.get(calendarCache);
  const names = new Set(known.map((one) => one.name));
  for (const calendar of calendarsOf(Number(dateOf(end).slice(0, 4))).filter((one) => !names.has(one.name))) {
    await stage.act('calendars.publish', { calendar });
  }
}

const daysBefore = 12;
const daysAfter = 5;

/** The live sessions around the end of the story, by room and date. */
export async function addSessions(stage: Stage, end: number): Promise<Map<string, string>> {
  const company = await records(stage);
  const roomIds = new Map([...company.rooms.values()].map((one) => [one.code, one.id]));
  const known = new Set([...company.sessions.values()].map((one) => `${one.roomId}/${one.startsAt.getTime()}`));
  for (let n = -daysBefore; n <= daysAfter; n++) {
    const begun = startOfDay(end + n * day);
    for (const room of rooms.filter((one) => one.days.includes(weekdayOf(begun)))) {
      const roomId = must(roomIds.get(room.code), room.code);
      const [from, to] = [begun + room.from * minute, begun + room.to * minute];
      if (known.has(`${roomId}/${from}`)) continue;
      const streamers = room.streamers.length > 1 && n % 2 === 0 ? [...room.streamers].reverse() : [...room.streamers];
      const period = { startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() };
      await stage.act('company.add-session', {
        roomId,
        title: `${room.name} ${dateOf(begun).slice(5)}`,
        streamers,
        agency: room.agency ?? null,
        ...period,
      });
    }
  }
  const codes = new Map([...company.rooms.values()].map((one) => [one.id, one.code]));
  return new Map(
    [...(await records(stage)).sessions.values()].map((one) => [
      `${codes.get(one.roomId)}/${dateOf(one.startsAt.getTime())}`,
      one.id,
    ]),
  );
}

/** Colleagues without passwords; those who sign in get theirs when they are shown. */
export async function hire(stage: Stage, staff: readonly DemoPerson[]): Promise<void> {
  const company = await records(stage);
  const { value: people } = await stage.kernel.caches.get(peopleCache);
  const agencySessions = [...company.sessions.values()].filter((one) => one.agency !== null).map((one) => one.id);
  const missing = staff.filter((one) => !people.byAccount.has(one.account));
  const inputs = missing.map(({ account, name, department, roles, warehouse }) => ({
    account,
    name,
    departmentIds: [must(company.departmentsByCode.get(department), department).id],
    roles,
    warehouseIds: warehouse ? [must(company.warehousesByCode.get(warehouse), warehouse).id] : null,
    sessionIds: roles.includes('agency') ? agencySessions : null,
  }));
  const results = await stage.many('people.add-staff', inputs);
  for (const result of results) if (!result.ok) throw result.refusal;
}
