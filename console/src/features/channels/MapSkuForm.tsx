/** A code of the shop is said to be a product of ours: all that waited for it goes on by itself. (PD-3.2) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { mapSku } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { TextField } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

interface MapSkuFormProps {
  connectionId: string;
  /** Given where it is known which code is to be mapped. */
  code?: string;
  suggestion?: string;
}

export function MapSkuForm({ connectionId, code: given, suggestion = '' }: MapSkuFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState(given ?? '');
  const [sku, setSku] = useState(suggestion);
  const [rerun, setRerun] = useState<number>();
  const sending = useSend(async () => {
    const input = { connectionId, code: code.trim(), sku: sku.trim() };
    const answer = await call<typeof mapSku>('POST /connections/:connectionId/skus', input);
    setRerun(answer.rerun);
    await queries.invalidateQueries({ queryKey: ['channels'] });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        {given === undefined && (
          <TextField
            label={t('channels.shopCode')}
            field="code"
            error={sending.error}
            value={code}
            onText={setCode}
            required
          />
        )}
        <TextField
          label={t('channels.ourSku')}
          field="sku"
          error={sending.error}
          value={sku}
          onText={setSku}
          required
        />
      </div>
      <p className="row">
        <button type="submit" className="btn" disabled={sending.busy}>
          {t('channels.map')}
        </button>
        {rerun !== undefined && <span role="status">{t('channels.mapped', { count: rerun })}</span>}
      </p>
      <RefusalText error={sending.error} />
    </form>
  );
}
