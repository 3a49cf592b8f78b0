/** The verdict on a sampled order: nothing wrong, or which field was, what stood there and what should have. (CC-2.3, CC-5.1) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { judgeSample, wrongField } from '../../../../contract/entry-check.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { errorField } from './errorField.ts';

const judgedFields = [
  'receiver.name',
  'receiver.phone',
  'receiver.province',
  'receiver.city',
  'receiver.district',
  'receiver.detail',
  'line.quantity',
  'line.unitPrice',
  'freight',
  'discount',
  'buyerMessage',
  'flags',
] as const;

type Verdict = GivenTo<typeof judgeSample>;

export function JudgeSample({ orderId, number }: { orderId: string; number: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isWrong, setWrong] = useState(false);
  const judge = async (input: Verdict) => {
    await call<typeof judgeSample>('POST /entry/samples/:orderId/verdict', input);
    await queries.invalidateQueries({ queryKey: ['entry'] });
  };
  const sending = useSend(judge);
  if (isWrong)
    return (
      <WrongForm
        orderId={orderId}
        label={t('rules.wrongOf', { number })}
        onSend={judge}
        onCancel={() => setWrong(false)}
      />
    );
  return (
    <span className="judge row">
      <button
        type="button"
        className="btn sm"
        disabled={sending.busy}
        onClick={() => sending.send({ orderId, verdict: 'fine' })}
      >
        {t('rules.verdict.fine')}
      </button>
      <button type="button" className="btn sm quiet" onClick={() => setWrong(true)}>
        {t('rules.verdict.wrong')}
      </button>
      <RefusalText error={sending.error} />
    </span>
  );
}

interface WrongFormProps {
  orderId: string;
  label: string;
  onSend: (input: Verdict) => Promise<void>;
  onCancel: () => void;
}

/** What was wrong has to be said; what stood there may have been nothing. */
const booked = judgeSample.input.extend({ after: wrongField.after.min(1) });

function WrongForm({ orderId, label, onSend, onCancel }: WrongFormProps) {
  const { t } = useTranslation();
  const form = useForm({
    schema: booked,
    initial: { field: judgedFields[0] as string, before: '', after: '' },
    toInput: (values) => ({ orderId, verdict: 'wrong', ...values }),
    send: (input) => onSend(input as Verdict),
  });
  const choices = judgedFields.map((value) => ({ value, label: errorField(value, t) }));
  return (
    <SmallForm form={form} submit={t('rules.book')} onCancel={onCancel} className="action-form judge" label={label}>
      <div className="fs">
        <FormChoice form={form} name="field" label={t('rules.field')} span={2} choices={choices} />
        <FormText form={form} name="before" label={t('rules.before')} span={2} />
        <FormText form={form} name="after" label={t('rules.after')} span={2} />
      </div>
    </SmallForm>
  );
}
