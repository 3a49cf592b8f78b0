/** A paper of an order, opened in a page of its own; the look is logged. (OS-2.3, OS-8.3) */
import { useTranslation } from 'react-i18next';

export function ScanLink({ scanId }: { scanId: string }) {
  const { t } = useTranslation();
  return (
    <a className="link" href={`/api/entry/scans/${scanId}`} target="_blank" rel="noreferrer">
      {t('special.openFile')}
    </a>
  );
}
