// Judges the clocks of a pack: ladders in order and within the target, no pause of a platform's clock (OT-4.4), and no
// two deadlines of one source over the same span of an order (OT-3.1, PD-3.1).
import { durationWords, rungDelay } from './duration.ts';
import type { Share, TimeSpan } from './duration.ts';
import { excludeEachOther } from './exclusion.ts';
import type { DeadlineRule } from './pack.ts';
import type { Place, PolicyProblem } from './pack-problems.ts';
import { problemAt } from './pack-problems.ts';
import type { YamlPath } from './schema-problems.ts';

export interface PlacedDeadline {
  rule: DeadlineRule;
  place(path: YamlPath): Place;
}

export function checkDeadline({ rule, place }: PlacedDeadline): PolicyProblem[] {
  const problems = checkLadder(rule, place);
  if (rule.source === 'platform' && rule.pause.length > 0) {
    problems.push(problemAt(place(['pause']), 'PLATFORM_CLOCK_PAUSED', { word: rule.name }));
  }
  if (rule.basis === 'working' && 'unit' in rule.target && rule.target.unit === 'd') {
    problems.push(problemAt(place(['target']), 'WORKING_DAYS_UNCLEAR', { word: durationWords(rule.target).zh }));
  }
  return problems;
}

function checkLadder(rule: DeadlineRule, place: PlacedDeadline['place']): PolicyProblem[] {
  const budget = 'until' in rule.target ? undefined : rule.target.ms;
  return rule.ladder.flatMap(({ at }, index) => {
    const where = place(['ladder', index, 'at']);
    const before = rule.ladder[index - 1]?.at;
    const params = { word: written(at) };
    if (liesOutside(at, budget)) return [problemAt(where, 'LADDER_BEYOND_TARGET', params)];
    if (before && !comesLater(before, at, budget)) return [problemAt(where, 'LADDER_OUT_OF_ORDER', params)];
    return [];
  });
}

function liesOutside(at: TimeSpan | Share, budget: number | undefined): boolean {
  if (at.kind === 'share') return at.percent <= 0 || at.percent > 100;
  return at.ms > 0 || (budget !== undefined && rungDelay(at, budget) <= 0);
}

/** Of a target that is a date only rungs of the same form can be compared, and any share lies before the limit. */
function comesLater(before: TimeSpan | Share, at: TimeSpan | Share, budget: number | undefined): boolean {
  if (budget !== undefined) return rungDelay(at, budget) > rungDelay(before, budget);
  if (before.kind === 'share') return at.kind === 'share' ? at.percent > before.percent : before.percent < 100;
  return at.kind === 'time' ? at.ms > before.ms : before.ms < 0 && at.percent === 100;
}

function written(at: TimeSpan | Share): string {
  if (at.kind === 'share') return `${at.percent}%`;
  return at.value === 0 ? '0' : `${at.value}${at.unit}`;
}

export function checkOverlaps(deadlines: readonly PlacedDeadline[]): PolicyProblem[] {
  return deadlines.flatMap((later, index) => {
    const earlier = deadlines.slice(0, index).find((each) => overlap(each.rule, later.rule));
    if (!earlier) return [];
    const other = earlier.place(['name']);
    const params = { word: earlier.rule.id, other: `${other.file}:${other.line}` };
    return [problemAt(later.place(['name']), 'OVERLAPPING_DEADLINES', params)];
  });
}

function overlap(a: DeadlineRule, b: DeadlineRule): boolean {
  const sameSpan =
    a.subject === b.subject &&
    a.source === b.source &&
    a.start === b.start &&
    a.stop.some((event) => b.stop.includes(event));
  return sameSpan && !excludeEachOther(a.when, b.when);
}
