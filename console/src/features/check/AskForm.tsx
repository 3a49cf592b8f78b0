/** A question about the field in hand: to the clerk, or to the customer by phone, link or mail. What was typed stays until it went through. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { Asking } from './CheckSheetView.tsx';

export type AskWay = 'phone' | 'portal' | 'mail' | 'desk';
const ways = ['phone', 'portal', 'mail'] as const;

interface AskFormProps {
  asking: Asking;
  onAsk: (text: string, way: AskWay) => Promise<void>;
  onCancel: () => void;
}

export function AskForm({ asking, onAsk, onCancel }: AskFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [way, setWay] = useState<AskWay>('phone');
  const sending = useSend(onAsk);
  const isCustomer = asking === 'customer';
  return (
    <form
      className="reason"
      aria-label={isCustomer ? t('check.ask') : t('check.back')}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send(text.trim(), isCustomer ? way : 'desk');
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <label>
        <span className="lab">{isCustomer ? t('check.askWhat') : t('check.backWhy')}</span>
        <input
          className="in"
          autoFocus
          required
          minLength={2}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {isCustomer && (
        <span className="row choices" role="radiogroup" aria-label={t('check.way')}>
          {ways.map((one) => (
            <label key={one} className="row">
              <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
              {t(`check.ways.${one}`)}
            </label>
          ))}
        </span>
      )}
      <FormButtons submit={isCustomer ? t('check.ask') : t('check.back')} busy={sending.busy} onCancel={onCancel} />
      <RefusalText error={sending.error} />
    </form>
  );
}
