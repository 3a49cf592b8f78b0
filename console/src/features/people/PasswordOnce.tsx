/** A password that serves for one sign-in, this once on the screen. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';

export function PasswordOnce({ password, onDone }: { password: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="side-part">
      <h2>{t('people.once')}</h2>
      <p className="sub">{t('people.onceWhy')}</p>
      <p className="row">
        <input className="in mono" readOnly value={password} aria-label={t('people.once')} />
        <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(password)}>
          <Icon name="copy" />
          {t('factor.copy')}
        </button>
      </p>
      <p className="row">
        <button type="button" className="btn pri" onClick={onDone}>
          {t('people.onceTold')}
        </button>
      </p>
    </section>
  );
}
