/**
 * A date, or a date with a time, that reads the same in every browser: typed as 2026-11-26 08:00, or picked from the browser's own
 * calendar. The browser's date field itself would show it in the browser's language, not in the reader's.
 */
import { useRef, useState, type InputHTMLAttributes } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Icon } from '../Icon.tsx';
import { typedDate } from './typedDate.ts';
import './date.css';

interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'> {
  kind: 'date' | 'datetime-local';
  /** `2026-11-26` or `2026-11-26T08:00`; what cannot be read is handed on as it was typed. */
  value: string;
  onText: (value: string) => void;
}

const shown = (value: string): string => value.replace('T', ' ');

export function DateInput({ kind, value, onText, ...input }: DateInputProps) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState<string>();
  const withTime = kind === 'datetime-local';
  const take = (text: string) => {
    setTyping(text);
    onText(typedDate(text, withTime) ?? text);
  };
  return (
    <span className="date-in">
      <input
        {...input}
        className="in"
        value={typing ?? shown(value)}
        placeholder={withTime ? '2026-01-31 08:00' : '2026-01-31'}
        inputMode="numeric"
        onChange={(event) => take(event.target.value)}
        onBlur={(event) => {
          setTyping(undefined);
          input.onBlur?.(event);
        }}
      />
      <button
        type="button"
        className="btn quiet icon"
        tabIndex={-1}
        aria-label={t('form.pickDate')}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon name="calendar" size={15} />
      </button>
      <input
        ref={picker}
        className="picker"
        type={kind}
        tabIndex={-1}
        aria-hidden="true"
        min={input.min}
        max={input.max}
        value={typedDate(shown(value), withTime) ?? ''}
        onChange={(event) => {
          setTyping(undefined);
          onText(event.target.value);
        }}
      />
    </span>
  );
}

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  value: string;
  onText: (text: string) => void;
}

/** A field of one line: a date is typed and picked, anything else is the browser's own. */
export function TextInput({ type, value, onText, ...input }: TextInputProps) {
  const kind = (['date', 'datetime-local'] as const).find((one) => one === type);
  if (kind) return <DateInput kind={kind} value={value} onText={onText} {...input} />;
  return <input {...input} type={type} className="in" value={value} onChange={(event) => onText(event.target.value)} />;
}
