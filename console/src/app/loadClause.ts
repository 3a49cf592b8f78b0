/** Asks the server for a clause's words, and for the ladder and suspensions of the clock behind it. */
import type { clockStory, explainClock } from '../../../contract/deadlines.ts';
import type { Bilingual } from '../../../contract/kit.ts';
import type { getClause, RuleView } from '../../../contract/policy.ts';
import type { z } from 'zod';
import type { ClauseStory, LadderRung, LoadClause, Sure } from '../ui/clause/ClausePopover.tsx';
import { call } from './api.ts';
import { appearance } from './appearance.ts';
import { serverNow } from './serverTime.ts';

type Clock = z.infer<typeof clockStory>;

const inLanguage = (words: Bilingual) => (appearance().language === 'en' ? words.en : words.zh);

function rungsOf(clock: Clock): LadderRung[] {
  const now = serverNow();
  const running = clock.state === 'running';
  const next = clock.ladder.find((rung) => running && !rung.firedAt && !rung.superseded && Date.parse(rung.at) > now);
  const stateOf = (rung: Clock['ladder'][number]): LadderRung['state'] => {
    if (rung.superseded) return 'superseded';
    if (rung.firedAt) return 'fired';
    return rung === next ? 'next' : 'coming';
  };
  return clock.ladder.map((rung) => ({
    label: inLanguage(rung.label),
    who: inLanguage(rung.who),
    at: rung.firedAt ?? rung.at,
    state: stateOf(rung),
  }));
}

/** An assumed rule with its note is told until the company has confirmed it; then who confirmed it is told. */
function sureOf(rules: readonly Pick<RuleView, 'assumed' | 'note' | 'confirmed'>[]): Sure[] {
  return rules.flatMap((rule) =>
    rule.assumed ? [{ note: rule.note ? inLanguage(rule.note) : '', confirmedBy: rule.confirmed?.by }] : [],
  );
}

export const loadClause: LoadClause = async ({ clause, version, clockId }): Promise<ClauseStory> => {
  const [words, clock] = await Promise.all([
    call<typeof getClause>('GET /policy/clauses/:clause', { clause, ...(version ? { version } : {}) }),
    clockId ? call<typeof explainClock>('GET /clocks/:clockId', { clockId }) : undefined,
  ]);
  const story = {
    clause: words.id,
    version: words.version,
    title: inLanguage(words.title),
    text: inLanguage(words.text),
  };
  if (!clock) return { ...story, sure: sureOf(words.rules) };
  return {
    ...story,
    sentence: inLanguage(clock.sentence),
    why: inLanguage(clock.why),
    sure: sureOf([clock]),
    ladder: rungsOf(clock),
    suspensions: clock.suspensions.map((one) => ({
      cause: inLanguage(one.cause),
      from: one.from,
      to: one.to ?? undefined,
      clause: one.clause ?? undefined,
    })),
  };
};
