/** Beside a credit code while it is typed: what it is for, or that its check digit does not hold. Such a code is kept all the same. */
import { useTranslation } from 'react-i18next';
import { usccChecksumHolds } from '../../../../contract/uscc.ts';

const LENGTH = 18;

export function UsccHint({ code }: { code: string }) {
  const { t } = useTranslation();
  const typed = code.trim().toUpperCase();
  if (typed === '') return t('settings.hint.uscc');
  if (typed.length < LENGTH) return t('customers.usccLeft', { count: LENGTH - typed.length });
  if (typed.length > LENGTH || usccChecksumHolds(typed)) return null;
  return <span className="tag soon">{t('customers.checksumTyped')}</span>;
}
