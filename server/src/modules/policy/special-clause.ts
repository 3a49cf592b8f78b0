/** The clause of special orders as its newest version has it, and how a kind is written into its next one. (OS-2.3, OT-6) */
import type { addSpecialKind } from '../../../../contract/special.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { newestOf } from './judge-publication.ts';
import { publish, type Published } from './publish-clauses.ts';
import { rulesInWords } from './clause-text.ts';
import type { Words } from './pack.ts';
import { specialClause } from './special-kinds.ts';

/** A rule as it is written, not read yet. */
export type WrittenRule = Record<string, unknown> & { name: string };

export interface SpecialClause {
  version: number;
  rules: WrittenRule[];
  body: Record<string, unknown>;
}

export function newestSpecialClause({ published }: Pick<Published, 'published'>): SpecialClause {
  const newest = newestOf(published).find((one) => one.clause === specialClause);
  if (!newest) throw new Refusal('NOT_FOUND');
  const body = newest.body as Record<string, unknown> & { rules?: WrittenRule[] };
  return { version: newest.version, rules: body.rules ?? [], body };
}

/** Two who change at once began with one version: the second looks again at what the first made of it. */
export function mustHaveSeen(clause: SpecialClause, version: number): void {
  if (clause.version !== version)
    throw new Refusal('CLAUSE_VERSION_BEHIND', {
      field: 'version',
      params: { clause: specialClause, version, newest: clause.version },
    });
}

/** The rule of a kind, by what orders carry. */
export function ruleOfKind({ rules }: SpecialClause, kind: string): WrittenRule {
  const found = rules.find((rule) => rule['kind'] === 'special' && (rule['flag'] ?? rule.name) === kind);
  if (!found) throw new Refusal('NOT_FOUND', { field: 'kind' });
  return found;
}

/** Whether the words of the clause take a number of this rule; published without the rule they would say nothing. */
export function isInWords({ body }: SpecialClause, rule: WrittenRule): boolean {
  return rulesInWords(body['text'] as Words).includes(rule.name);
}

export function publishRules(
  ctx: RowCtx,
  loaded: Published,
  { version, body }: SpecialClause,
  rules: readonly WrittenRule[],
): string {
  const next = { ...body, rules, version: version + 1, effective: ctx.now.toISOString() };
  const [made] = publish(ctx, [next], loaded);
  return made ?? `${specialClause}@${version}`;
}

type KindFields = Omit<InputOf<typeof addSpecialKind>, 'kind'>;

/** What is typed, as a pack writes it. */
export function writtenKind({ acknowledgeHours, ...rest }: KindFields): Record<string, unknown> {
  return { ...rest, ...(acknowledgeHours === undefined ? {} : { acknowledge: spanOf(acknowledgeHours) }) };
}

const spanOf = (hours: number): string => (Number.isInteger(hours) ? `${hours}h` : `${hours * 60}m`);
