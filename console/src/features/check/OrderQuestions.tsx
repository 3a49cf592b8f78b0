/**
 * What was asked about an order and has no answer yet: it stands on top of the order's page, because the order waits for it, and
 * whoever hears the answer notes it there; a question that has become idle is withdrawn with a reason. (CC-2.1, OS-2.2)
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { answerByDesk, QuestionView, withdrawQuestion } from '../../../../contract/entry.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { afterAction } from '../orders/afterAction.ts';
import { papersQuery } from './checkQueries.ts';
import './check.css';

export function OrderQuestions({ order }: { order: OrderView }) {
  const t = useT();
  const may = useMay();
  // Each question moves the order's revision, and so does its end.
  const papers = useQuery({ ...papersQuery(order.id, order.rev), enabled: may('entry.papers') });
  const open = papers.data?.questions.filter((one) => one.state === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <section className="questions" aria-label={t('check.openQuestions')}>
      {open.map((question) => (
        <OpenQuestion key={question.id} question={question} />
      ))}
    </section>
  );
}

type Ending = 'answer' | 'withdraw';

function OpenQuestion({ question }: { question: QuestionView }) {
  const t = useT();
  const formats = useFormats();
  const may = useMay();
  const queries = useQueryClient();
  const [ending, setEnding] = useState<Ending>();
  const end = async (text: string) => {
    await (ending === 'answer' ? answer(question, text) : withdraw(question.id, text));
    await queries.invalidateQueries({ queryKey: ['entry'] });
    await afterAction(queries, question.orderId);
  };
  return (
    <div className="question">
      <p className="row">
        <Icon name="pause" size={14} />
        <b>{t(`check.waits.${question.recipient}`, { field: fieldName(question.field, t) })}</b>
        <span className="grow">{question.text}</span>
        <span className="sub">{t('check.askedBy', { who: question.askedBy, at: formats.when(question.askedAt) })}</span>
        {!ending && may('entry.answer') && (
          <button type="button" className="btn sm" onClick={() => setEnding('answer')}>
            {t('check.answer')}
          </button>
        )}
        {!ending && may('entry.withdraw-question') && (
          <button type="button" className="btn sm quiet" onClick={() => setEnding('withdraw')}>
            {t('check.withdraw')}
          </button>
        )}
      </p>
      {ending && (
        <ReasonForm
          label={t(ending === 'answer' ? 'check.answerWhat' : 'check.withdrawWhy')}
          submit={t(`check.${ending}`)}
          onSubmit={end}
          onCancel={() => setEnding(undefined)}
        />
      )}
    </div>
  );
}

const fieldName = (field: string, t: (key: string, params?: Record<string, string>) => string): string =>
  field.startsWith('line.') ? t('check.line', { n: field.slice(5) }) : t(`check.field.${field}`);

/** A colleague answers at the desk; what a customer says outside of the link was heard by phone. */
const answer = ({ id, recipient }: QuestionView, text: string) =>
  call<typeof answerByDesk>('POST /questions/:questionId/answer', {
    questionId: id,
    answer: text,
    way: recipient === 'clerk' ? 'desk' : 'phone',
  });

const withdraw = (questionId: string, reason: string) =>
  call<typeof withdrawQuestion>('POST /questions/:questionId/withdrawal', { questionId, reason });
