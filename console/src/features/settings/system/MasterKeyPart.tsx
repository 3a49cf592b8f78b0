/** The master key that protects personal data: how old it is, what it protects, and its rotation, which runs by itself once asked for (OS-8.3). */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { masterKeys, rotateMasterKey } from '../../../../../contract/system.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { serverNow } from '../../../app/serverTime.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { PartHead } from '../PartHead.tsx';

export function MasterKeyPart() {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const [replacing, setReplacing] = useState<string>();
  const keys = useQuery({
    queryKey: ['master-keys'],
    queryFn: ({ signal }) => call<typeof masterKeys>('GET /master-keys', {}, { signal }),
    // The worker makes the new key and moves what the old one protects; both are told as they happen.
    refetchInterval: (query) =>
      query.state.data?.keys.some(({ id, state }) => state === 'old' || (state === 'current' && id === replacing))
        ? 2000
        : false,
  });
  const current = keys.data?.keys.find((key) => key.state === 'current')?.id;
  return (
    <>
      <PartHead part="master-key" />
      <div className="scroll pad">
        <div className="narrow-part">
          {keys.isError && <ErrorStrip error={keys.error} onRetry={() => void keys.refetch()} />}
          {keys.isPending && <Skeleton rows={3} />}
          <ul className="own-sessions">
            {keys.data?.keys.map((key) => (
              <li key={key.id} className="row">
                <span className={key.state === 'current' ? 'tag ok' : 'tag'}>
                  {t(`settings.masterKey.${key.state}`)}
                </span>
                <span className="mono">{key.id}</span>
                <span className="sub grow">
                  {t('settings.masterKey.age', {
                    span: formats.span(Math.max(0, serverNow() - Date.parse(key.createdAt))),
                  })}{' '}
                  · {t('settings.masterKey.wraps', { count: key.wraps })}
                </span>
                {!key.present && key.state !== 'retired' && (
                  <span className="tag late">{t('settings.masterKey.missing')}</span>
                )}
              </li>
            ))}
          </ul>
          <p className="sub">{keys.data && t(`settings.masterKey.from.${keys.data.from}`)}</p>
          {may('system.rotate-master-key') && keys.data?.from === 'file' && (
            <Rotation onAsked={() => setReplacing(current)} />
          )}
        </div>
      </div>
    </>
  );
}

function Rotation({ onAsked }: { onAsked: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const rotating = useSend(async () => {
    await call<typeof rotateMasterKey>('POST /master-keys/rotation', {});
    onAsked();
    await queries.invalidateQueries({ queryKey: ['master-keys'] });
  });
  return (
    <>
      <p className="row wrap">
        <button type="button" className="btn" disabled={rotating.busy} onClick={() => rotating.send()}>
          {t('settings.masterKey.rotate')}
        </button>
        {rotating.done && (
          <span className="tag ok" role="status">
            {t('settings.masterKey.asked')}
          </span>
        )}
        <span className="sub">{t('settings.masterKey.rotateWhy')}</span>
      </p>
      <RefusalText error={rotating.error} />
    </>
  );
}
