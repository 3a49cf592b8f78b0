/** The field for six digits or a recovery code: the phone's keyboard shows digits, and the browser offers what the phone got. */
import { useTranslation } from 'react-i18next';
import { entryRules } from '../../../../contract/entry-rules.ts';
import { plainSchema } from '../../ui/form/plainSchema.ts';
import { useForm, type Form } from '../../ui/form/useForm.ts';
import { EntryText } from './EntryForm.tsx';

interface CodeValues {
  code: string;
}

const schema = plainSchema({ code: entryRules.code });

export function useCodeForm(send: (code: string) => Promise<unknown>): Form<CodeValues> {
  return useForm({
    schema,
    initial: { code: '' },
    // An input method that stands on Chinese types digits of full width.
    toInput: ({ code }) => ({ code: code.normalize('NFKC').trim() }),
    send: (input) => send(input['code'] as string),
  });
}

interface CodeFieldProps {
  form: Form<CodeValues>;
  /** Only digits can be right: enrolling knows no recovery codes yet. */
  digits?: boolean;
}

export function CodeField({ form, digits = false }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <EntryText
      form={form}
      name="code"
      label={digits ? t('factor.digits') : t('factor.code')}
      span={3}
      maxLength={entryRules.code.max}
      autoFocus
      autoComplete="one-time-code"
      inputMode={digits ? 'numeric' : 'text'}
      spellCheck={false}
      autoCapitalize="characters"
    />
  );
}
