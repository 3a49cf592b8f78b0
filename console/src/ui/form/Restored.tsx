/** Says that what was typed before is here again, and offers to begin anew. */
import { useT } from '../../i18n/useT.ts';
import './form.css';

export function Restored({ onReset }: { onReset: () => void }) {
  const t = useT();
  return (
    <p className="row draft">
      <span className="tag soon">{t('form.restored')}</span>
      <button type="button" className="btn quiet sm" onClick={onReset}>
        {t('form.startAfresh')}
      </button>
    </p>
  );
}
