/**
 * What makes an order special: its kinds, judged by the policy in force, and the details that each of them asks. A kind may be set
 * by anybody who enters or corrects; what a person types is judged field by field, all faults at once. Pure. (OS-2.3, OS-2.2)
 */
import type { SpecialDetails } from '../../../../contract/special.ts';
import { refusalText } from '../../../../contract/problem.ts';
import { Refusal, type RefusalIssue } from '../../kernel/refusal.ts';
import type { SpecialRule } from '../policy/index.ts';

type Detail = SpecialRule['rule']['details'][number];
export type Kinds = ReadonlyMap<string, Pick<SpecialRule, 'rule'>>;

export interface Special {
  flags: string[];
  /** Only what was given; empty texts are gone. */
  details: SpecialDetails;
  /** Required details that were not given, as fields: the order waits for them. */
  missing: Fault[];
  goesFirst: boolean;
}

/** Refuses what no kind asks or what is not of its type; what is only missing is told apart, because an order may wait for it. */
export function judgeSpecial(
  kinds: Kinds,
  wanted: { flags: readonly string[]; details: SpecialDetails },
  /** The order's own: a detail that is a file is one of them. */
  papers: ReadonlySet<string> = new Set(),
): Special {
  const flags = [...wanted.flags];
  const faults = [
    ...flags.flatMap((kind, n) => (kinds.has(kind) ? [] : [unknownKind(kinds, kind, `flags.${n}`)])),
    ...Object.entries(wanted.details).flatMap(([kind, given]) => faultsOf({ kinds, flags, papers }, kind, given)),
  ];
  refuseAll(faults);
  const details = Object.fromEntries(
    flags.flatMap((kind) => {
      const given = Object.entries(wanted.details[kind] ?? {}).filter(([, value]) => value !== '');
      return given.length > 0 ? [[kind, Object.fromEntries(given)]] : [];
    }),
  );
  return { flags, details, missing: missingIn(kinds, flags, details), goesFirst: goesFirst(kinds, flags) };
}

function goesFirst(kinds: Kinds, flags: readonly string[]): boolean {
  return flags.some((kind) => kinds.get(kind)?.rule.priority === 'high');
}

function missingIn(kinds: Kinds, flags: readonly string[], details: SpecialDetails): Fault[] {
  return flags.flatMap((kind) =>
    (kinds.get(kind)?.rule.details ?? [])
      .filter((detail) => detail.required && !details[kind]?.[detail.key])
      .map((detail) => fault('DETAIL_MISSING', `details.${kind}.${detail.key}`, wordsOf(detail))),
  );
}

/** For those who are at the customer's side: what is missing is asked now. */
export function mustBeComplete({ missing }: Special): void {
  refuseAll(missing);
}

/** One fault is told by its own words, several as a list; the field of the first is where one begins. */
function refuseAll(faults: readonly Fault[]): void {
  const [first] = faults;
  if (!first) return;
  throw new Refusal(first.code, { field: first.field, params: first.params, issues: [...faults] });
}

interface Fault extends RefusalIssue {
  code: 'SPECIAL_UNKNOWN' | 'DETAIL_UNKNOWN' | 'DETAIL_MALFORMED' | 'DETAIL_MISSING';
  params: Record<string, string>;
}

function fault(code: Fault['code'], field: string, params: Fault['params']): Fault {
  return { field, code, params, message: refusalText(code, params, 'zh').title };
}

const wordsOf = (detail: Detail) => ({ titleZh: detail.title.zh, titleEn: detail.title.en });

function unknownKind(kinds: Kinds, kind: string, field: string): Fault {
  return fault('SPECIAL_UNKNOWN', field, { kind, known: [...kinds.keys()].join('、') });
}

interface Against {
  kinds: Kinds;
  flags: readonly string[];
  papers: ReadonlySet<string>;
}

function faultsOf({ kinds, flags, papers }: Against, kind: string, given: Record<string, string>): Fault[] {
  const rule = kinds.get(kind)?.rule;
  if (!rule) return [unknownKind(kinds, kind, `details.${kind}`)];
  return Object.entries(given).flatMap(([key, value]) => {
    const field = `details.${kind}.${key}`;
    const detail = rule.details.find((one) => one.key === key);
    // A detail of a kind that was not set would be lost in silence.
    if (!detail || !flags.includes(kind)) return value === '' ? [] : [fault('DETAIL_UNKNOWN', field, { kind, key })];
    const expected = value === '' ? undefined : expectedOf(detail, value, papers);
    if (!expected) return [];
    return [fault('DETAIL_MALFORMED', field, { ...wordsOf(detail), expectedZh: expected.zh, expectedEn: expected.en })];
  });
}

/** What should stand there instead; undefined where the value is of its type. */
function expectedOf(
  detail: Detail,
  value: string,
  papers: ReadonlySet<string>,
): { zh: string; en: string } | undefined {
  switch (detail.type) {
    case 'text':
      return undefined;
    case 'number':
      return /^-?\d{1,9}(\.\d{1,3})?$/.test(value)
        ? undefined
        : { zh: '数字，最多三位小数', en: 'a number with up to three places' };
    case 'date':
      return isDate(value) ? undefined : { zh: '日期，如 2026-11-30', en: 'a date such as 2026-11-30' };
    case 'file':
      return papers.has(value) ? undefined : { zh: '已附在本单上的文件', en: 'a file that is attached to this order' };
    case 'choice': {
      const choices = detail.choices ?? [];
      if (choices.some((one) => one.key === value)) return undefined;
      return { zh: choices.map((one) => one.key).join('、'), en: `one of ${choices.map((one) => one.key).join(', ')}` };
    }
  }
}

function isDate(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Details as they are after a correction: what is not named stays, a kind that goes takes its details along. */
export function withCorrections(
  flags: readonly string[],
  before: SpecialDetails,
  corrected: SpecialDetails,
): SpecialDetails {
  const kept = Object.fromEntries(flags.map((kind) => [kind, { ...before[kind], ...corrected[kind] }]));
  // What is named for a kind that is not set is kept for the judgement, which refuses it.
  const strangers = Object.entries(corrected).filter(([kind]) => !flags.includes(kind));
  return { ...Object.fromEntries(strangers), ...kept };
}

export interface DetailChange {
  kind: string;
  field: string;
  before: string | null;
  after: string | null;
}

export function changedDetails(before: SpecialDetails, after: SpecialDetails): DetailChange[] {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return kinds.flatMap((kind) => {
    const keys = [...new Set([...Object.keys(before[kind] ?? {}), ...Object.keys(after[kind] ?? {})])];
    return keys.flatMap((key) => {
      const [was, is] = [before[kind]?.[key] ?? null, after[kind]?.[key] ?? null];
      return was === is ? [] : [{ kind, field: `details.${kind}.${key}`, before: was, after: is }];
    });
  });
}
