/** The journal of an order as its timeline: every entry with who, when and under which clause, and whether the chain was verified. */
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import { useName } from '../../i18n/useFormats.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { timelineQuery } from './orderQueries.ts';
import { timelineView } from './timelineWords.ts';

export function OrderTimeline({ orderId }: { orderId: string }) {
  const t = useT();
  const name = useName();
  const kinds = useSpecialKinds();
  const timeline = useQuery(timelineQuery(orderId));
  if (timeline.isPending) return <TimelineToCome />;
  if (!timeline.data) return <ErrorStrip error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const { items, verified } = timeline.data;
  return (
    <Timeline
      entries={[...items].reverse().map((item) => timelineView(item, { t, name, kinds }))}
      verified={verified}
      linkTo={(id) => `/orders/${orderId}#${id}`}
    />
  );
}

export function TimelineToCome() {
  return <Skeleton rows={6} height={31} />;
}
