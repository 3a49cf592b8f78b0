/** Attaches the scan of a fax or mail to the order that is being typed (OS-2.1). */
import { useTranslation } from 'react-i18next';
import { sendFiles } from '../../app/api.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { ChangeDraft, Draft } from './draft.ts';

export function ScanDrop({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const { t } = useTranslation();
  const sending = useSend(async (file: File) => {
    const { id } = await sendFiles<{ id: string }>('/entry/scans', [file]);
    change({ scanIds: [...draft.scanIds, id] });
  });
  return (
    <div className="scan-drop">
      <h2>{t('entry.scan')}</h2>
      <label className="btn">
        {t('entry.choose')}
        <input
          className="sr-only"
          type="file"
          accept="application/pdf,image/*,message/rfc822,.eml"
          disabled={sending.busy}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) sending.send(file);
            event.target.value = '';
          }}
        />
      </label>
      {draft.scanIds.length > 0 && <span className="sub">{t('entry.scans', { n: draft.scanIds.length })}</span>}
      <RefusalText error={sending.error} />
    </div>
  );
}
