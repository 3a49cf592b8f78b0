/** A question about the field in hand: to the clerk, or to the customer by phone, link or mail. What was typed stays until it went through. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { askQuestion } from '../../../../contract/entry.ts';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { FieldRefusal } from '../../ui/RefusalText.tsx';
import type { Asking } from './CheckSheetView.tsx';

export type AskWay = 'phone' | 'portal' | 'mail' | 'desk';
const asked = askQuestion.input.pick({ text: true, way: true });
const ways = ['phone', 'portal', 'mail'] as const;

interface AskFormProps {
  asking: Asking;
  onAsk: (text: string, way: AskWay) => Promise<void>;
  onCancel: () => void;
}

export function AskForm({ asking, onAsk, onCancel }: AskFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const isCustomer = asking === 'customer';
  const form = useForm({
    schema: asked,
    initial: { text: '', way: 'phone' as AskWay },
    toInput: ({ text, way }) => ({ text: text.trim(), way: isCustomer ? way : 'desk' }),
    send: (input) => onAsk(input['text'] as string, input['way'] as AskWay),
  });
  return (
    <SmallForm
      form={form}
      submit={isCustomer ? t('check.ask') : t('check.back')}
      onCancel={onCancel}
      className="reason"
      label={isCustomer ? t('check.ask') : t('check.back')}
    >
      <label>
        <span className="lab">{isCustomer ? t('check.askWhat') : t('check.backWhy')}</span>
        <input
          className="in"
          autoFocus
          aria-describedby={id}
          value={form.values.text}
          onChange={(event) => form.set('text', event.target.value)}
          onBlur={() => form.leave('text')}
        />
        <FieldRefusal error={form.error} field="text" id={id} />
      </label>
      {isCustomer && (
        <span className="row choices" role="radiogroup" aria-label={t('check.way')}>
          {ways.map((one) => (
            <label key={one} className="row">
              <input type="radio" name="way" checked={form.values.way === one} onChange={() => form.set('way', one)} />
              {t(`check.ways.${one}`)}
            </label>
          ))}
        </span>
      )}
    </SmallForm>
  );
}
