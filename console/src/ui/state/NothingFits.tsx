/** Nothing here because of what the list is narrowed to: that is said, and one press takes it off. */
import { useT } from '../../i18n/useT.ts';
import { Empty } from './Empty.tsx';

export function NothingFits({ onWiden }: { onWiden: () => void }) {
  const t = useT();
  return (
    <Empty why={t('filter.nothingFits')}>
      <button type="button" className="btn" onClick={onWiden}>
        {t('filter.takeOffAll')}
      </button>
    </Empty>
  );
}
