/** The journal of an order as its timeline: every entry with who, when and under which clause, and whether the chain was verified. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import type { ThreadSearch } from '../../ui/timelineFilter.ts';
import { useCauses } from '../exceptions/causes.ts';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { timelineQuery } from './orderQueries.ts';
import { timelineView } from './timelineWords.ts';

export function OrderTimeline({ orderId, currency }: { orderId: string; currency: string }) {
  const t = useT();
  const name = useName();
  const kinds = useSpecialKinds();
  const may = useMay();
  const formats = useFormats();
  const timeline = useQuery(timelineQuery(orderId));
  const holds = timeline.data?.items.some((item) => item.changes.some(({ field }) => field === 'holds')) ?? false;
  const causes = useCauses('hold', holds);
  const thread = useThread();
  if (timeline.isPending) return <TimelineToCome />;
  if (!timeline.data) return <ErrorStrip error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const { items, verified } = timeline.data;
  const holdKind = (kind: string) =>
    causes.find((cause) => cause.name === kind)?.label ?? t(`orders.holdKind.${kind}`, { defaultValue: kind });
  const money = (minor: number) => formats.money(minor, currency);
  const words = { t, name, kinds, may, holdKind, money };
  return (
    <Timeline
      entries={[...items].reverse().map((item) => timelineView(item, words))}
      verified={verified}
      linkTo={(id) => `/orders/${orderId}#${id}`}
      {...thread}
    />
  );
}

/** The filter lives in the address, of the order's page as of the list over which its drawer stands; what is being typed there stays. */
function useThread() {
  const search: ThreadSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const onOnly = (thread: ThreadSearch['thread']) =>
    void navigate({ to: '.', search: { ...search, thread }, replace: true, ignoreBlocker: true });
  return { only: search.thread, onOnly };
}

export function TimelineToCome() {
  return <Skeleton rows={6} height={31} />;
}
