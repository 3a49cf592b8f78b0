/** Attaches the scan of a fax or mail to the order that is being typed (OS-2.1). */
import { useTranslation } from 'react-i18next';
import type { ChangeDraft, Draft } from './draft.ts';
import { ScanChoice } from './ScanChoice.tsx';

export function ScanDrop({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const { t } = useTranslation();
  return (
    <div className="scan-drop">
      <h2>{t('entry.scan')}</h2>
      <ScanChoice
        label={t('entry.choose')}
        className="btn"
        onStored={(id) => change({ scanIds: [...draft.scanIds, id] })}
      />
      {draft.scanIds.length > 0 && <span className="sub">{t('entry.scans', { n: draft.scanIds.length })}</span>}
    </div>
  );
}
