/** Under the red strips of the order page: an order that was returned or rejected says why before anything else. (OS-3.3) */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { contentGroups, type ContentGroup } from '../../../../contract/facts.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { OrderReview } from '../../../../contract/review.ts';
import { call } from '../../app/api.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { useDone, useReview } from './orderReview.ts';
import './review.css';

export function ReturnedStrip({ order }: { order: OrderView }) {
  const t = useT();
  const done = useDone(order.id);
  const [open, setOpen] = useState(false);
  const review = useReview(order);
  if (review?.state !== 'returned' && review?.state !== 'rejected') return null;
  const resubmit = async (note: string) => {
    await call('POST /orders/:orderId/resubmission' as 'POST /', { orderId: order.id, note });
    setOpen(false);
    await done();
  };
  return (
    <div className="strip review-strip" role="status">
      <Icon name="approve" size={18} />
      <div className="grow">
        <b>{t(`review.strip.${review.state}`)}</b>
        <WhyReturned review={review} />
        {open && (
          <ReasonForm
            label={t('review.customerAnswer')}
            submit={t('review.resubmit')}
            onCancel={() => setOpen(false)}
            onSubmit={resubmit}
          />
        )}
      </div>
      {review.mayResubmit && !open && (
        <button type="button" className="btn pri" onClick={() => setOpen(true)}>
          {t('review.resubmit')}
        </button>
      )}
    </div>
  );
}

/** Who said it and when, each reason at its field, and what would be accepted instead. */
function WhyReturned({ review }: { review: OrderReview }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const last = review.decisions.findLast(
    (one) => ['return', 'reject', 'un-approve'].includes(one.kind) && !one.withdrawn,
  );
  if (!last) return null;
  const reasons = (last.details['reasons'] ?? []) as { field: ContentGroup; text: string }[];
  const offers = (last.details['alternatives'] ?? []) as { text: string }[];
  return (
    <>
      <span className="who">
        {last.by} {formats.when(last.at)}
      </span>
      {reasons.map((one) => (
        <p key={one.field + one.text}>
          <span className="tag late">{name(contentGroups[one.field])}</span> {one.text}
        </p>
      ))}
      {reasons.length === 0 && <p>{last.reason}</p>}
      {offers.length > 0 && (
        <p>{t('review.offers', { text: offers.map((one) => one.text).join(t('list.semicolon')) })}</p>
      )}
    </>
  );
}
