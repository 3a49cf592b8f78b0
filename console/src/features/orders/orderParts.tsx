/**
 * What other areas add to the order page: one line each. `top` stands under the red strips (what decides now), `main` between the
 * facts and the timeline, `side` under the deadline. A part that has nothing to say renders nothing.
 */
import type { ComponentType } from 'react';
import type { OrderView } from '../../../../contract/order-views.ts';
import { AfterPaint } from '../../ui/state/AfterPaint.tsx';
import { OrderAddress } from '../channels/Addresses.tsx';
import { OrderQuestions } from '../check/OrderQuestions.tsx';
import { OrderScans } from '../check/OrderScans.tsx';
import { OrderExceptions } from '../exceptions/OrderExceptions.tsx';
import { OrderReviewPart } from '../review/OrderReviewPart.tsx';
import { ReturnedStrip } from '../review/ReturnedStrip.tsx';
import { CustomerLink } from '../portal/CustomerLink.tsx';

export interface OrderPart {
  id: string;
  place: 'top' | 'main' | 'side';
  Part: ComponentType<{ order: OrderView }>;
}

const parts: readonly OrderPart[] = [
  { id: 'questions', place: 'top', Part: OrderQuestions },
  { id: 'address', place: 'top', Part: OrderAddress },
  { id: 'customer-link', place: 'side', Part: CustomerLink },
  { id: 'scans', place: 'side', Part: OrderScans },
  { id: 'exceptions', place: 'side', Part: OrderExceptions },
  { id: 'returned', place: 'top', Part: ReturnedStrip },
  { id: 'review', place: 'main', Part: OrderReviewPart },
];

export function OrderParts({ order, place }: { order: OrderView; place: OrderPart['place'] }) {
  return (
    <AfterPaint>
      {parts
        .filter((one) => one.place === place)
        .map(({ id, Part }) => (
          <Part key={id} order={order} />
        ))}
    </AfterPaint>
  );
}
