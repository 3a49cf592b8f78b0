/** Chooses the scan of a fax or mail and puts it into the store; what becomes of it is the caller's. (OS-2.1) */
import { sendFiles } from '../../app/api.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

interface ScanChoiceProps {
  label: string;
  className: string;
  onStored: (scanId: string) => Promise<void> | void;
}

export function ScanChoice({ label, className, onStored }: ScanChoiceProps) {
  const sending = useSend(async (file: File) => {
    const { id } = await sendFiles<{ id: string }>('/entry/scans', [file]);
    await onStored(id);
  });
  return (
    <>
      <label className={className}>
        {label}
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
      <RefusalText error={sending.error} />
    </>
  );
}
