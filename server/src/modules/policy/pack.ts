// What a policy pack is made of once it has been read: clauses with their words and rules, every rule under its clause.
// A stored clause version is turned back into a clause here, so that the database and the files mean the same.
import { z } from 'zod';
import { isClauseId } from './clauses.ts';
import { fillText, rulesInWords } from './clause-text.ts';
import { ruleKinds } from './rule-kinds.ts';
import { words } from './rule-parts.ts';
import type { RuleKind } from './rule-kinds.ts';

/** What a rule states, before it knows its clause. */
export type RuleParameters<K extends RuleKind = RuleKind> = z.output<(typeof ruleKinds)[K]>;

/** A rule as read, with the clause that it stands under and its id, such as "OT-3.1/prepare-normal". */
export type RuleOf<K extends RuleKind> = { [Each in K]: RuleParameters<Each> & { id: string; clause: string } }[K];
export type Rule = RuleOf<RuleKind>;
export type DeadlineRule = RuleOf<'deadline'>;
export type TimeoutRule = RuleOf<'timeout'>;

export interface Words {
  zh: string;
  en: string;
}

export interface Clause {
  id: string;
  title: Words;
  text: Words;
  version: number;
  effective: Date;
  rules: Rule[];
  /** The rules whose numbers its text gives: without one of them the text would say nothing. */
  speaksOf: string[];
}

/** One published version of one clause: what `clause_versions` keeps, read back. */
export interface ClauseVersion {
  clause: string;
  version: number;
  effective: Date;
  body: Clause;
}

export const clauseHead = z.strictObject({
  id: z.string().refine(isClauseId, { params: { problem: 'BAD_CLAUSE_ID' } }),
  title: words,
  text: words,
  version: z.int().min(1).max(999_999),
  effective: z.string().transform((text, ctx): Date => {
    const at = effectiveDate(text);
    if (at) return at;
    ctx.addIssue({ code: 'custom', params: { problem: 'BAD_EFFECTIVE_DATE' } });
    return z.NEVER;
  }),
  rules: z.array(z.unknown()).default([]),
});

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A date without its zone would mean another moment on another machine, so it is refused. */
function effectiveDate(text: string): Date | undefined {
  if (!withZone.test(text) || !z.iso.date().safeParse(text.slice(0, 10)).success) return undefined;
  const at = new Date(text);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 2000 || year > 2100 ? undefined : at;
}

export function isRuleKind(kind: unknown): kind is RuleKind {
  return typeof kind === 'string' && Object.hasOwn(ruleKinds, kind);
}

type Head = z.output<typeof clauseHead>;

/** Joins a head and its rules, and puts the rules' own numbers into the clause's text. */
export function assembleClause(head: Omit<Head, 'rules'>, parameters: readonly RuleParameters[]): Clause {
  const rules = parameters.map(
    (each) => ({ ...spoken(each, parameters), clause: head.id, id: `${head.id}/${each.name}` }) as Rule,
  );
  const text = { zh: fillText(head.text.zh, rules, 'zh').text, en: fillText(head.text.en, rules, 'en').text };
  const { id, title, version, effective } = head;
  return { id, title, text, version, effective, rules, speaksOf: rulesInWords(head.text) };
}

/** What a rule says to customers may name the rules' numbers, as the clause's text does. */
function spoken(rule: RuleParameters, all: readonly RuleParameters[]): RuleParameters {
  if (rule.kind !== 'deadline' || !rule.customer) return rule;
  const fill = ({ zh, en }: Words): Words => ({ zh: fillText(zh, all, 'zh').text, en: fillText(en, all, 'en').text });
  const { promise, missed } = rule.customer;
  return { ...rule, customer: { promise: fill(promise), ...(missed ? { missed: fill(missed) } : {}) } };
}

/** The way back from a stored body, which was validated when it was published. Throws when it no longer fits. */
export function clauseFromBody(body: unknown): Clause {
  const head = clauseHead.parse(body);
  const parameters = head.rules.map((raw) => {
    const kind = (raw as { kind?: unknown } | null)?.kind;
    if (!isRuleKind(kind)) throw new Error(`Clause ${head.id} holds a rule of a kind that is not known.`);
    return ruleKinds[kind].parse(raw);
  });
  return assembleClause(head, parameters);
}
