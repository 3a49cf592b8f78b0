/** Says that what was typed before is here again, and offers to begin anew. */
import { useTranslation } from 'react-i18next';
import './form.css';

export function Restored({ onReset }: { onReset: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="row draft">
      <span className="tag soon">{t('form.restored')}</span>
      <button type="button" className="btn quiet sm" onClick={onReset}>
        {t('form.startAfresh')}
      </button>
    </p>
  );
}
