/** Turns the contract's clocks into what the badge shows: whose clock, how far, which clause. A voided clock is nobody's business any more. */
import type { TFunction } from 'i18next';
import type { OrderRow, OrderView } from '../../../../contract/order-views.ts';
import { parseClause } from '../../ui/clause/ClauseChip.tsx';
import type { ClockView } from '../../ui/clock/ClockBadge.tsx';

type SentClock = OrderRow['clocks'][number] &
  Partial<Pick<OrderView['clocks'][number], 'stoppedAt' | 'assumed' | 'nextFireAt'>>;

interface Words {
  t: TFunction;
  name: (name: { zh: string; en: string }) => string;
}

/** `公司备货`, `抖音承诺`: the source in a few characters, so that a column can hold it. */
function sourceOf(clock: SentClock, platform: string, { t, name }: Words): string {
  if (clock.source === 'platform') return t('clock.platform', { platform });
  // A rule is named by its clause and what it times: OT-3.1/prepare-normal.
  const kind = /(?:^|\/)(check|pay|start|prepare|hand-over|ship|deliver|accept)/.exec(clock.rule)?.[1];
  return kind ? t(`clock.company.${kind}`) : name(clock.title);
}

export function clockViews(clocks: readonly SentClock[], platformId: string, words: Words): ClockView[] {
  const platform = words.t(`platform.${platformId}`);
  return clocks
    .filter((clock) => clock.state !== 'voided')
    .map((clock) => ({
      id: clock.id,
      source: sourceOf(clock, platform, words),
      short: clock.source === 'platform' ? platform : words.t('clock.ours'),
      state: clock.state === 'voided' ? 'met' : clock.state,
      startedAt: clock.startedAt,
      dueAt: clock.state === 'paused' ? undefined : clock.dueAt,
      stoppedAt: clock.stoppedAt ?? undefined,
      budgetMs: clock.budgetMs,
      clause: { ...parseClause(clock.clause), clockId: clock.id, title: words.name(clock.title) },
    }));
}
