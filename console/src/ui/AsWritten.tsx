/** What is told in words, as the policy writes it: for who wants to be sure of every sign. Closed until it is asked for. */
import { useT } from '../i18n/useT.ts';
import './asWritten.css';

export function AsWritten({ code }: { code: string }) {
  const t = useT();
  return (
    <details className="as-written">
      <summary>{t('policy.asWritten')}</summary>
      <code>{code}</code>
    </details>
  );
}
