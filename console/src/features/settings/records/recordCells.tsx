/** Cells that the lists of records share: a name that opens the record, and whether it is in use. */
import { useTranslation } from 'react-i18next';

export function InUse({ active }: { active: boolean }) {
  const { t } = useTranslation();
  return active ? <>{t('settings.inUse')}</> : <span className="tag">{t('settings.outOfUse')}</span>;
}
