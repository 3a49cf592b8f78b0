/** One order, in the drawer or on its own page: what stops it, its deadline, what it holds, and everything that happened to it. */
import { memo, useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useLiveEvents } from '../../app/live.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useKeys, type Depth } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { AfterPaint } from '../../ui/state/AfterPaint.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { useWhenSeen } from '../../ui/state/seen.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { OrderSpecial } from '../special/OrderSpecial.tsx';
import { ActionForm } from './ActionForm.tsx';
import { orderActions } from './orderActions.ts';
import { OrderFacts, OrderSays } from './OrderFacts.tsx';
import { OrderHead, type Neighbours } from './OrderHead.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderParts } from './orderParts.tsx';
import { orderQuery } from './orderQueries.ts';
import { OrderSide } from './OrderSide.tsx';
import { OrderStrips } from './OrderStrips.tsx';
import { OrderTimeline, TimelineToCome } from './OrderTimeline.tsx';
import { useOrderActions, type OpenActions } from './useOrderActions.ts';

interface OrderSheetProps {
  orderId: string;
  depth: Depth;
  neighbours?: Neighbours;
  onClose?: () => void;
}

export const OrderSheet = memo(function OrderSheet({ orderId, ...rest }: OrderSheetProps) {
  const order = useQuery(orderQuery(orderId));
  const queries = useQueryClient();
  // Made ahead, it may have stood for long before it is seen.
  useWhenSeen(
    useCallback(() => {
      const { queryKey } = orderQuery(orderId);
      void queries.refetchQueries({ queryKey, stale: true }, { cancelRefetch: false });
      return undefined;
    }, [queries, orderId]),
  );
  // What a colleague or a clock does to this order is seen at once; what is being typed stays.
  useLiveEvents(({ body }) => {
    if (body['chainId'] !== orderId) return;
    void queries.invalidateQueries({ queryKey: ['orders', 'one', orderId] });
    void queries.invalidateQueries({ queryKey: ['orders', 'timeline', orderId] });
  });
  if (order.isPending) return <Skeleton rows={10} height={44} />;
  if (!order.data) return <ErrorStrip error={order.error} onRetry={() => void order.refetch()} />;
  return (
    <>
      {order.isError && (
        <ErrorStrip error={order.error} dataAt={order.dataUpdatedAt} onRetry={() => void order.refetch()} />
      )}
      <Loaded order={order.data} {...rest} />
    </>
  );
});

function Loaded({ order, depth, neighbours, onClose }: Omit<OrderSheetProps, 'orderId'> & { order: OrderView }) {
  const t = useT();
  const actions = useOrderActions(order, depth);
  useKeys(
    t('orders.one'),
    [
      {
        keys: 'n',
        label: t('orders.next'),
        off: !neighbours?.next,
        run: () => neighbours?.next && neighbours.onGo(neighbours.next),
      },
      {
        keys: 'p',
        label: t('orders.previous'),
        off: !neighbours?.previous,
        run: () => neighbours?.previous && neighbours.onGo(neighbours.previous),
      },
      {
        keys: 'c',
        label: t('orders.copyNumber'),
        run: () => void navigator.clipboard.writeText(order.number),
      },
      { keys: 'Escape', label: t('key.close'), off: !onClose, quiet: true, run: () => onClose?.() },
    ],
    { depth, subject: order.id },
  );
  return (
    <>
      <OrderHead order={order} actions={actions} neighbours={neighbours} onClose={onClose} />
      <OrderStrips order={order} actions={actions} />
      <OrderParts order={order} place="top" />
      <RefusedHere error={actions.refused} />
      <Asked order={order} actions={actions} />
      <div className="order-body">
        <div className="order-main">
          <OrderSays order={order} />
          <OrderSpecial order={order} />
          <OrderLines order={order} />
          <OrderFacts order={order} />
          <OrderParts order={order} place="main" />
          <AfterPaint instead={<TimelineToCome />}>
            <OrderTimeline orderId={order.id} currency={order.currency} />
          </AfterPaint>
        </div>
        <OrderSide order={order} />
      </div>
    </>
  );
}

function RefusedHere({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <div className="order-refused">
      <RefusalText error={error} />
    </div>
  );
}

/** The form of the step that is being asked: in place, or in a dialog when it cannot be undone. */
function Asked({ order, actions }: { order: OrderView; actions: OpenActions }) {
  const { asking } = actions;
  if (!asking) return null;
  const form = (
    <ActionForm
      key={asking.name}
      order={order}
      action={asking.name}
      title={asking.title}
      onDone={actions.done}
      onCancel={actions.stop}
    />
  );
  if (!orderActions[asking.name]?.final) return form;
  return (
    <Dialog title={order.number} onClose={actions.stop}>
      {form}
    </Dialog>
  );
}
