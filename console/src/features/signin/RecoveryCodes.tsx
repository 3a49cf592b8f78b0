/** Recovery codes, this once: copied or saved as a file before the page lets go of them. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { useFocusBack } from '../../ui/useFocusBack.ts';

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  useFocusBack();
  // The form with the code has gone: whoever hears the page is told what came.
  useEffect(() => section.current?.focus(), []);
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <section ref={section} className="recovery" tabIndex={-1} aria-label={t('factor.recovery')}>
      <h2>{t('factor.recovery')}</h2>
      <p className="sub">{t('factor.recoveryWhy')}</p>
      <ol className="mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="row wrap">
        <button type="button" className="btn" onClick={() => void copy()}>
          <Icon name="copy" />
          {copied ? t('factor.copied') : t('factor.copy')}
        </button>
        <a className="btn" download="recovery-codes.txt" href={`data:text/plain,${encodeURIComponent(text)}`}>
          <Icon name="download" />
          {t('factor.save')}
        </a>
        <button type="button" className="btn pri" onClick={onDone}>
          {t('factor.kept')}
        </button>
      </p>
    </section>
  );
}
