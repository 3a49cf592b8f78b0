/**
 * The 192 people of the demonstration company by department, and one agency streamer; for every role of the vocabulary there
 * is an account that bears its name. Names are invented. (OS-1, CC-1, PD-5)
 */
import { pinyin } from 'pinyin-pro';
import { roles as roleWords, type DepartmentId, type RoleId } from '../../../../contract/vocabulary.ts';
import type { WarehouseCode } from './firm.ts';
import { personName } from './names.ts';
import { chanceOf } from './random.ts';

export interface DemoPerson {
  account: string;
  name: string;
  department: DepartmentId;
  roles: RoleId[];
  warehouse: WarehouseCode | null;
  /** Has one of the sign-ins that are shown at the first start. */
  signsIn: boolean;
}

interface Team {
  department: DepartmentId;
  people: number;
  /** What most of them do. */
  role: RoleId;
  /** Others in the team, in this order after the head. */
  also?: readonly RoleId[];
}

const teams: readonly Team[] = [
  { department: 'it', people: 4, role: 'it', also: ['admin'] },
  { department: 'orders', people: 10, role: 'clerk', also: ['checker', 'checker', 'checker'] },
  { department: 'service', people: 24, role: 'service' },
  { department: 'aftersales', people: 10, role: 'aftersales' },
  { department: 'finance', people: 7, role: 'finance' },
  { department: 'sales', people: 12, role: 'sales' },
  { department: 'warehouse', people: 26, role: 'warehouse' },
  { department: 'logistics', people: 5, role: 'logistics' },
  { department: 'live-operations', people: 26, role: 'operations' },
  { department: 'supervision', people: 2, role: 'supervisor' },
  { department: 'administration', people: 5, role: 'administration', also: ['records'] },
  { department: 'quality', people: 4, role: 'quality' },
  { department: 'purchasing', people: 5, role: 'purchasing' },
  { department: 'production', people: 48, role: 'production' },
  { department: 'executive', people: 4, role: 'manager' },
];

/** Of 26: 17 in Jinhua, 6 in Chengdu, 3 who see to the outsourced warehouse in Langfang. */
const warehousePlaces: readonly WarehouseCode[] = [
  'JH',
  'CD',
  'LF',
  'JH',
  'CD',
  'LF',
  'CD',
  'JH',
  'CD',
  'LF',
  'CD',
  'JH',
  'CD',
];

/** The department whose head signs in as `manager`. */
const shownHead: DepartmentId = 'orders';

/** Everybody: those who sign in first, then those whom the warehouses need; a smaller company takes as many from the front. */
export function staffOf(seed: number): DemoPerson[] {
  const accounts = new Set<string>(Object.keys(roleWords));
  const taken = new Set<RoleId>();
  const people = teams.flatMap((team) =>
    Array.from({ length: team.people }, (_, n) => personOf(seed, team, n, accounts, taken)),
  );
  const agency: DemoPerson = {
    account: 'agency',
    name: '一苇',
    department: 'live-operations',
    roles: ['agency'],
    warehouse: null,
    signsIn: true,
  };
  const all = [...people, agency];
  const rank = (one: DemoPerson): number => (one.signsIn ? 0 : one.warehouse ? 1 : 2);
  return all.sort((a, b) => rank(a) - rank(b));
}

function personOf(seed: number, team: Team, n: number, accounts: Set<string>, taken: Set<RoleId>): DemoPerson {
  const name = personName(chanceOf(seed, 'person', team.department, n));
  const isHead = n === 0;
  const role = isHead ? 'manager' : (team.also?.[n - 1] ?? team.role);
  const shown = isHead ? team.department === shownHead : !taken.has(role);
  if (shown) taken.add(role);
  const roles: RoleId[] = isHead && team.role !== 'manager' && !shown ? ['manager', team.role] : [role];
  const warehouse = team.department === 'warehouse' && !isHead ? (warehousePlaces[n - 1] ?? 'JH') : null;
  return {
    account: shown ? role : accountFor(name, accounts),
    name,
    department: team.department,
    roles,
    warehouse,
    signsIn: shown,
  };
}

/** The name in pinyin, numbered where two would have the same. */
function accountFor(name: string, accounts: Set<string>): string {
  const plain = pinyin(name, { toneType: 'none', v: true, separator: '' })
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  let account = plain;
  for (let n = 2; accounts.has(account); n++) account = `${plain}${n}`;
  accounts.add(account);
  return account;
}
