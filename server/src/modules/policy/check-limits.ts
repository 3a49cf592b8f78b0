// Holds rules against the law: retention not under its floor (PD-4.4, OS-8.1), deductions not over the wage cap (OS-9.3).
import { durationWords } from './duration.ts';
import { retentionClasses, wageDeductionCap } from './legal-limits.ts';
import type { RetentionFloor } from './legal-limits.ts';
import type { RuleOf } from './pack.ts';
import { problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem } from './pack-problems.ts';
import type { YamlPath } from './schema-problems.ts';

type PlaceOf = (path: YamlPath) => Place;

export function checkRetention(rule: RuleOf<'retention'>, place: PlaceOf): PolicyProblem[] {
  const floor: RetentionFloor | undefined = retentionClasses[rule.class];
  if (!floor || isLongEnough(rule.keep, floor.least)) return [];
  const least = leastWords(floor.least);
  const params = { word: rule.class, zh: least.zh, en: least.en, lawZh: floor.law.zh, lawEn: floor.law.en };
  return [problemAt(place(['keep']), 'RETENTION_UNDER_FLOOR', params)];
}

/** A year may have 366 days: a term in days reaches a floor in years only when it would in any year. */
function isLongEnough(keep: RuleOf<'retention'>['keep'], least: RetentionFloor['least']): boolean {
  if (keep === 'permanent') return true;
  if (least === 'permanent') return false;
  if ('days' in least) return keep.kind === 'years' || keep.value >= least.days;
  return keep.kind === 'years' ? keep.years >= least.years : keep.value >= least.years * 366;
}

function leastWords(least: RetentionFloor['least']): { zh: string; en: string } {
  if (least === 'permanent') return { zh: '永久', en: 'permanent keeping' };
  if ('years' in least) return durationWords({ kind: 'years', years: least.years });
  return { zh: `${least.days} 天`, en: `${least.days} days` };
}

export function checkPenalty(rule: RuleOf<'penalty'>, place: PlaceOf): PolicyProblem[] {
  const { percent, law } = wageDeductionCap;
  if (!rule.wage || rule.wage.percent <= percent) return [];
  const params = { word: `${rule.wage.percent}%`, zh: `${percent}%`, en: `${percent} %`, lawZh: law.zh, lawEn: law.en };
  return [problemAt(place(['wage']), 'PENALTY_OVER_WAGE_CAP', params)];
}
