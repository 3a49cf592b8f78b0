/** An order's review as the order page reads it, and what is read anew after something was done about it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { OrderReview } from '../../../../contract/review.ts';
import { useMay } from '../../app/session.ts';
import { orderReviewQuery } from './reviewQueries.ts';

export function useReview(order: OrderView): OrderReview | undefined {
  const may = useMay();
  const review = useQuery({ ...orderReviewQuery(order.id), enabled: may('review.order') });
  return review.data;
}

export function useDone(orderId: string) {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['review'] });
    await queries.invalidateQueries({ queryKey: ['orders', 'one', orderId] });
    await queries.invalidateQueries({ queryKey: ['orders', 'timeline', orderId] });
  };
}
