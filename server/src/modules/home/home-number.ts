/**
 * The registry of the numbers of the home pages: for which roles, under which clause, how it is read, and which orders it opens.
 * A rate has a numerator and a denominator; wire.ts fills the list, one line per number. (OS-9.2)
 */
import type { Bilingual } from '../../../../contract/kit.ts';
import type { RoleId } from '../../../../contract/vocabulary.ts';
import type { Ctx } from '../../kernel/action.ts';

export interface Measured {
  value: number;
  /** Of a rate. */
  of?: number;
  /** Of money. */
  currency?: string;
}

export interface HomeNumber {
  name: string;
  title: Bilingual;
  /** Whose home shows it; in the sequence of the list. */
  roles: readonly RoleId[] | 'everyone';
  clause: string | null;
  unit: 'count' | 'share' | 'money';
  span: 'now' | 'today' | 'week' | 'month';
  /** Anything above zero is late. */
  isLate?: boolean;
  /** Reads the number within the reader's scope: from a queue's index or from tallies, never by going through orders. */
  read(ctx: Ctx): Promise<Measured>;
  opens: { page: string; search: Record<string, string> };
}

const numbers = new Map<string, HomeNumber>();

export function homeNumber(...list: readonly HomeNumber[]): void {
  for (const one of list) numbers.set(one.name, one);
}

/** Five are read at a glance; what is late is always among them. */
const mostNumbers = 5;

export function numbersFor(roles: readonly string[]): HomeNumber[] {
  const own = [...numbers.values()].filter(
    (one) => one.roles !== 'everyone' && one.roles.some((r) => roles.includes(r)),
  );
  const all = [...numbers.values()].filter((one) => one.roles === 'everyone');
  return [...own.slice(0, mostNumbers - all.length), ...all];
}
