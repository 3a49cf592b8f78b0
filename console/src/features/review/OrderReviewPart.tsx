/**
 * Review on the order page: who approved what under which clause, and what waits on whom; from here sales answers and urges, and an
 * approval is taken back. A pass by rule never looks like a person's. (OS-3.3)
 */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { OrderReview, StepView } from '../../../../contract/review.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { useDone, useReview } from './orderReview.ts';
import './review.css';

type Done = () => Promise<void>;

export function OrderReviewPart({ order }: { order: OrderView }) {
  const t = useT();
  const done = useDone(order.id);
  const [undoing, setUndoing] = useState(false);
  const review = useReview(order);
  if (!review || review.rounds.length === 0) return null;
  const undo = async (reason: string) => {
    await call('POST /orders/:orderId/un-approval' as 'POST /', { orderId: order.id, reason });
    setUndoing(false);
    await done();
  };
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
          onSubmit={undo}
        />
      )}
      {review.decisions
        .filter((one) => one.kind === 'ask' && one.answer === null && !one.withdrawn)
        .map((one) => (
          <Question key={one.id} question={one} onDone={done} />
        ))}
      {review.rounds.map((round) => (
        <Round key={round.no} round={round} onDone={done} />
      ))}
    </section>
  );
}

function Round({ round, onDone }: { round: OrderReview['rounds'][number]; onDone: Done }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  return (
    <div className="round">
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
          <Step key={step.id} step={step} onDone={onDone} />
        ))}
      </ul>
    </div>
  );
}

function Step({ step, onDone }: { step: StepView; onDone: Done }) {
  const t = useT();
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

/** A reviewer's question, answered here; whoever only reads the order is not asked for words. */
function Question({ question, onDone }: { question: OrderReview['decisions'][number]; onDone: Done }) {
  const t = useT();
  const may = useMay();
  const [answering, setAnswering] = useState(false);
  const send = async (answer: string) => {
    await call('POST /review-questions/:questionId/answer' as 'POST /', { questionId: question.id, answer });
    await onDone();
  };
  return (
    <div className="question">
      <p>{t('review.asked', { who: question.by, text: question.reason })}</p>
      {may('review.answer') && !answering && (
        <button type="button" className="btn" onClick={() => setAnswering(true)}>
          {t('review.answer')}
        </button>
      )}
      {answering && (
        <ReasonForm
          label={t('review.answer')}
          submit={t('review.answer')}
          onCancel={() => setAnswering(false)}
          onSubmit={send}
        />
      )}
    </div>
  );
}
