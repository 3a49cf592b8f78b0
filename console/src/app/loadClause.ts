/** Asks the server for a clause's words, and for the ladder and suspensions of the clock behind it. */
import { serverNow } from './serverTime.ts';
import { appearance } from './appearance.ts';
import { call, type Asks } from './api.ts';
import type { ClauseStory, LadderRung, LoadClause } from '../ui/clause/ClausePopover.tsx';

interface Bilingual {
  zh: string;
  en: string;
}

interface ClauseAnswer {
  id: string;
  version: number;
  title: Bilingual;
  text: Bilingual;
  rules: { assumed: true | string[] | null; note: Bilingual | null }[];
}

interface ClockAnswer {
  why: Bilingual;
  ladder: { label: Bilingual; who: Bilingual; at: string; firedAt: string | null; superseded: boolean }[];
  suspensions: { cause: Bilingual; from: string; to: string | null; clause: string | null }[];
}

const inLanguage = (words: Bilingual) => (appearance().language === 'en' ? words.en : words.zh);

function rungs(clock: ClockAnswer): LadderRung[] {
  const now = serverNow();
  const next = clock.ladder.find((rung) => !rung.firedAt && !rung.superseded && Date.parse(rung.at) > now);
  return clock.ladder.map((rung) => ({
    label: inLanguage(rung.label),
    who: inLanguage(rung.who),
    at: rung.firedAt ?? rung.at,
    state: rung.superseded ? 'superseded' : rung.firedAt ? 'fired' : rung === next ? 'next' : 'coming',
  }));
}

export const loadClause: LoadClause = async ({ clause, version, clockId }): Promise<ClauseStory> => {
  const [words, clock] = await Promise.all([
    call<Asks<object, ClauseAnswer>>('GET /policy/clauses/:clause', { clause, ...(version ? { version } : {}) }),
    clockId ? call<Asks<object, ClockAnswer>>('GET /clocks/:clockId', { clockId }) : undefined,
  ]);
  return {
    clause: words.id,
    version: words.version,
    title: inLanguage(words.title),
    text: inLanguage(words.text),
    assumed: words.rules.flatMap((rule) => (rule.assumed && rule.note ? [inLanguage(rule.note)] : [])),
    ...(clock
      ? {
          why: inLanguage(clock.why),
          ladder: rungs(clock),
          suspensions: clock.suspensions.map((one) => ({
            cause: inLanguage(one.cause),
            from: one.from,
            to: one.to ?? undefined,
            clause: one.clause ?? undefined,
          })),
        }
      : {}),
  };
};
