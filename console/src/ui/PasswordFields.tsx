/** The present password and the new one, as every change of a password asks for them. */
import { useT } from '../i18n/useT.ts';
import { TextField } from './FormParts.tsx';

export interface Passwords {
  present: string;
  password: string;
}

interface PasswordFieldsProps {
  /** What the present one is called: one's own, or the one that was given. */
  presentLabel: string;
  value: Passwords;
  error?: unknown;
  span?: 2 | 6;
  onChange: (value: Passwords) => void;
}

const secret = { type: 'password', required: true, maxLength: 200 } as const;

export function PasswordFields({ presentLabel, value, error, span = 2, onChange }: PasswordFieldsProps) {
  const t = useT();
  return (
    <>
      <TextField
        label={presentLabel}
        field="present"
        error={error}
        span={span}
        value={value.present}
        onText={(present) => onChange({ ...value, present })}
        autoComplete="current-password"
        {...secret}
      />
      <TextField
        label={t('settings.newPassword')}
        field="password"
        error={error}
        span={span}
        value={value.password}
        onText={(password) => onChange({ ...value, password })}
        autoComplete="new-password"
        {...secret}
      />
    </>
  );
}

export const noPasswords: Passwords = { present: '', password: '' };
