/** The small forms of a decision, in the side column: a reason for an override, a colleague, a question. What a return says is ReturnForm. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { reason } from '../../../../contract/kit.ts';
import { addStep, approveStep, delegateStep, handBackStep, transferStep } from '../../../../contract/review.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { FormColleague } from '../people/FormColleague.tsx';

export type Mode = 'approve' | 'return' | 'reject' | 'transfer' | 'delegate' | 'ask' | 'add';

export interface FormProps {
  onSend: (input: Record<string, unknown>) => Promise<unknown>;
  onClose: () => void;
}

interface TextFormProps extends FormProps {
  label: string;
  submit: string;
  name: 'reason' | 'question';
}

export function TextForm({ label, submit, name, onSend, onClose }: TextFormProps) {
  const form = useForm({
    schema: z.object({ [name]: reason }),
    initial: { reason: '', question: '' },
    toInput: (values) => ({ [name]: values[name].trim() }),
    send: onSend,
  });
  return (
    <SmallForm form={form} submit={submit} onCancel={onClose} className="decide-form">
      <FormText form={form} name={name} label={label} span={6} autoFocus />
    </SmallForm>
  );
}

/** What each way to another person asks for; an added reviewer is asked for a reason, a hand-over may have one. */
const asked = {
  transfer: transferStep.input.omit({ stepId: true }),
  delegate: delegateStep.input.omit({ stepId: true }),
  add: addStep.input.omit({ stepId: true }),
};

const rightFor = { transfer: approveStep.name, delegate: handBackStep.name, add: approveStep.name };

export function ColleagueForm({ mode, onSend, onClose }: FormProps & { mode: keyof typeof asked }) {
  const { t } = useTranslation();
  const said = mode === 'delegate' ? 'question' : 'reason';
  const form = useForm({
    schema: asked[mode],
    initial: { personId: '', reason: '', question: '', where: 'before' },
    toInput: ({ personId, where, ...words }) => ({
      personId,
      [said]: words[said].trim(),
      ...(mode === 'add' ? { where } : {}),
    }),
    send: onSend,
  });
  return (
    <SmallForm form={form} submit={t(`review.do.${mode}`)} onCancel={onClose} className="decide-form">
      <FormColleague
        form={form}
        name="personId"
        label={t(mode === 'transfer' ? 'people.handOverTo' : 'review.colleague')}
        may={rightFor[mode]}
      />
      {mode === 'add' && (
        <div className="row choices">
          {['before', 'after'].map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="where"
                checked={form.values.where === one}
                onChange={() => form.set('where', one)}
              />
              {t(`review.where.${one}`)}
            </label>
          ))}
        </div>
      )}
      <FormText
        form={form}
        name={said}
        label={t(mode === 'delegate' ? 'review.question' : 'orders.field.reason')}
        span={6}
      />
    </SmallForm>
  );
}
