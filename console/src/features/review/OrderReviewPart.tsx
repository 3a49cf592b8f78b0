/**
 * Review on the order page: who approved what under which clause, what waits on whom, what a return says at which field; from here
 * sales answers, urges, submits again, and an approval is taken back. A pass by rule never looks like a person's. (OS-3.3)
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderReview, StepView } from '../../../../contract/review.ts';
import { contentGroups, type ContentGroup } from '../../../../contract/facts.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { orderReviewQuery } from './reviewQueries.ts';
import './review.css';

function useReview(order: OrderView): OrderReview | undefined {
  const may = useMay();
  const review = useQuery({ ...orderReviewQuery(order.id), enabled: may('review.order') });
  return review.data;
}

function useDone(orderId: string) {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['review'] });
    await queries.invalidateQueries({ queryKey: ['orders', 'one', orderId] });
    await queries.invalidateQueries({ queryKey: ['orders', 'timeline', orderId] });
  };
}

/** Under the red strips: an order that was returned or rejected says why before anything else. */
export function ReturnedStrip({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const done = useDone(order.id);
  const [open, setOpen] = useState(false);
  const review = useReview(order);
  if (review?.state !== 'returned' && review?.state !== 'rejected') return null;
  const last = [...review.decisions]
    .reverse()
    .find((one) => ['return', 'reject', 'un-approve'].includes(one.kind) && !one.withdrawn);
  const reasons = (last?.details['reasons'] ?? []) as { field: ContentGroup; text: string }[];
  const offers = (last?.details['alternatives'] ?? []) as { text: string }[];
  return (
    <div className="strip review-strip" role="status">
      <Icon name="approve" size={18} />
      <div className="grow">
        <b>{t(`review.strip.${review.state}`)}</b>
        {last && (
          <span className="who">
            {last.by} {formats.when(last.at)}
          </span>
        )}
        {reasons.map((one) => (
          <p key={one.field + one.text}>
            <span className="tag late">{name(contentGroups[one.field])}</span> {one.text}
          </p>
        ))}
        {reasons.length === 0 && last && <p>{last.reason}</p>}
        {offers.length > 0 && (
          <p>{t('review.offers', { text: offers.map((one) => one.text).join(t('list.semicolon')) })}</p>
        )}
        {open && (
          <ReasonForm
            label={t('review.customerAnswer')}
            submit={t('review.resubmit')}
            onCancel={() => setOpen(false)}
            onSubmit={async (note) => {
              await call('POST /orders/:orderId/resubmission' as 'POST /', { orderId: order.id, note });
              setOpen(false);
              await done();
            }}
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

export function OrderReviewPart({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const done = useDone(order.id);
  const [undoing, setUndoing] = useState(false);
  const review = useReview(order);
  if (!review || review.rounds.length === 0) return null;
  return (
    <section className="order-review">
      <h2 className="row">
        {t('review.section')} <span className="tag">{t(`review.state.${review.state}`)}</span>
        <span className="grow" />
        {review.mayUnapprove && !undoing && (
          <button type="button" className="btn quiet" onClick={() => setUndoing(true)}>
            {t('review.unapprove')}
          </button>
        )}
      </h2>
      {undoing && (
        <ReasonForm
          label={t('review.unapproveWhy')}
          submit={t('review.unapprove')}
          onCancel={() => setUndoing(false)}
          onSubmit={async (reason) => {
            await call('POST /orders/:orderId/un-approval' as 'POST /', { orderId: order.id, reason });
            setUndoing(false);
            await done();
          }}
        />
      )}
      <Questions review={review} onDone={done} />
      {review.rounds.map((round) => (
        <div key={round.no} className="round">
          <p className="row">
            <b>{t('review.round', { no: round.no })}</b>
            {round.title && <span className="sub">{name(round.title)}</span>}
            {round.clause && <ClauseChip {...parseClause(round.clause)} />}
            <span className="sub grow">
              {formats.when(round.openedAt)} {round.note && t('review.customerSaid', { text: round.note })}
            </span>
          </p>
          <ul className="steps">
            {round.steps.map((step) => (
              <Step key={step.id} step={step} onDone={done} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Step({ step, onDone }: { step: StepView; onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const may = useMay();
  const urging = useSend(async () => {
    await call('POST /reviews/:stepId/urging' as 'POST /', { stepId: step.id });
    await onDone();
  });
  const open = step.state === 'open';
  return (
    <li data-state={step.state} data-rule={step.byRule}>
      <b>{name(step.title)}</b>
      <span>{step.byRule ? t('review.byRule') : t(`review.stepState.${step.state}`)}</span>
      {step.decidedBy && step.decidedAt && (
        <span className="sub">
          {step.decidedBy.name} {formats.when(step.decidedAt)}
        </span>
      )}
      {open && (
        <span className="sub">
          {t('review.waitsOn', { who: step.waitsOn.join(t('list.comma')) || t('review.nobody') })}
          {step.dueAt && ` ${t('clock.before', { at: formats.when(step.dueAt) })}`}
        </span>
      )}
      {step.stale && step.state === 'approved' && <span className="tag late">{t('review.stale')}</span>}
      {open && may('review.urge') && (
        <button type="button" className="btn quiet" disabled={urging.busy || urging.done} onClick={() => urging.send()}>
          {t(urging.done ? 'review.urged' : 'review.urge')}
        </button>
      )}
      <RefusalText error={urging.error} />
    </li>
  );
}

function Questions({ review, onDone }: { review: OrderReview; onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const may = useMay();
  const open = review.decisions.filter((one) => one.kind === 'ask' && one.answer === null && !one.withdrawn);
  return open.map((one) => (
    <div key={one.id} className="question">
      <p>{t('review.asked', { who: one.by, text: one.reason })}</p>
      {may('review.answer') && (
        <ReasonForm
          label={t('review.answer')}
          submit={t('review.answer')}
          onCancel={() => undefined}
          onSubmit={async (answer) => {
            await call('POST /review-questions/:questionId/answer' as 'POST /', { questionId: one.id, answer });
            await onDone();
          }}
        />
      )}
    </div>
  ));
}
