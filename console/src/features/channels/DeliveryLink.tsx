/** The address of one delivery, as an order's thread names it: leads to the log of its connection, where it stands open. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { deliveryQuery } from './channelQueries.ts';

export function DeliveryLink() {
  const { deliveryId } = useParams({ strict: false }) as { deliveryId: string };
  const asked = useQuery(deliveryQuery(deliveryId));
  if (asked.isError) return <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton rows={8} />;
  const { id, connectionId } = asked.data;
  return (
    <Navigate
      to="/channels/$connectionId"
      params={{ connectionId }}
      search={{ part: 'deliveries', open: id }}
      replace
    />
  );
}
