/** Turns the contract's clocks into what the badge shows: whose clock, how far, which clause. A voided clock is nobody's business any more. */
import type { TFunction } from 'i18next';
import type { OrderRow, OrderView } from '../../../../contract/order-views.ts';
import { parseClause } from '../../ui/clause/ClauseChip.tsx';
import { clockKind } from '../../ui/clock/clockKind.ts';
import type { ClockView } from '../../ui/clock/ClockBadge.tsx';

type SentClock = OrderRow['clocks'][number] &
  Partial<Pick<OrderView['clocks'][number], 'stoppedAt' | 'assumed' | 'nextFireAt'>>;

interface Words {
  t: TFunction;
  name: (name: { zh: string; en: string }) => string;
}

/** What a clock times, in two characters: 复核, 备货; the clause's title where its rule has another name. */
function kindOf(clock: SentClock, { t, name }: Words): string {
  const kind = clockKind(clock.rule);
  return kind ? t(`clock.kind.${kind}`) : name(clock.title);
}

export function clockViews(clocks: readonly SentClock[], platformId: string, words: Words): ClockView[] {
  const platform = words.t(`platform.${platformId}`);
  return clocks
    .filter((clock) => clock.state !== 'voided')
    .map((clock) => ({
      id: clock.id,
      source:
        clock.source === 'platform'
          ? words.t('clock.platform', { platform })
          : words.t('clock.company', { kind: kindOf(clock, words) }),
      short: clock.source === 'platform' ? platform : words.t('clock.ours'),
      kind: kindOf(clock, words),
      state: clock.state === 'voided' ? 'met' : clock.state,
      startedAt: clock.startedAt,
      dueAt: clock.state === 'paused' ? undefined : clock.dueAt,
      stoppedAt: clock.stoppedAt ?? undefined,
      budgetMs: clock.budgetMs,
      clause: { ...parseClause(clock.clause), clockId: clock.id, title: words.name(clock.title) },
    }));
}
