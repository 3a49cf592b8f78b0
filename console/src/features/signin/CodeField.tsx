/** The field for six digits or a recovery code: the phone's keyboard shows digits, and the browser offers what the phone got. */
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/FormParts.tsx';

interface CodeFieldProps {
  value: string;
  onText: (text: string) => void;
  error: unknown;
  /** Only digits can be right: enrolling knows no recovery codes yet. */
  digits?: boolean;
  autoFocus?: boolean;
}

export function CodeField({ value, onText, error, digits = false, autoFocus = false }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={digits ? t('factor.digits') : t('factor.code')}
      field="code"
      error={error}
      span={3}
      value={value}
      onText={onText}
      required
      maxLength={40}
      autoFocus={autoFocus}
      autoComplete="one-time-code"
      inputMode={digits ? 'numeric' : 'text'}
      spellCheck={false}
      autoCapitalize="characters"
    />
  );
}
