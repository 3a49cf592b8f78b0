/** API keys: what each may do, where, until when, and when it was last used; a new one shows its token this once (OS-8.3). */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../../contract/kit.ts';
import type { listKeys, revokeKey } from '../../../../../contract/people.ts';
import { call } from '../../../app/api.ts';
import { companyQuery } from '../../../app/company.ts';
import { serverNow } from '../../../app/serverTime.ts';
import { useMay } from '../../../app/session.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { SideSheet } from '../../../ui/form/FormSheet.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../../ui/keys/useKeys.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { PartHead } from '../PartHead.tsx';
import { NewKey } from './NewKey.tsx';

type Key = OutputOf<typeof listKeys>['items'][number];

export function KeysPart() {
  const { t } = useTranslation();
  const may = useMay();
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<Key | 'new'>();
  const keys = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => call<typeof listKeys>('GET /keys', {}, { signal }),
  });
  const mayAdd = may('people.create-key');
  useKeys(t('settings.part.keys'), [
    { keys: 'n', label: t('settings.add.keys'), off: !mayAdd, run: () => setOpen('new') },
  ]);
  const none = keys.data?.items.length === 0 ? <Empty why={t('settings.none.keys')} /> : undefined;
  return (
    <>
      <PartHead part="keys">
        {mayAdd && (
          <button type="button" className="btn pri" onClick={() => setOpen('new')}>
            <Icon name="plus" />
            {t('settings.add.keys')}
            <KeyCap keys="n" upper />
          </button>
        )}
      </PartHead>
      {keys.isError && <ErrorStrip error={keys.error} onRetry={() => void keys.refetch()} />}
      <DataTable
        label={t('settings.part.keys')}
        columns={useKeyColumns()}
        rows={keys.data?.items ?? []}
        keyOf={(key) => key.id}
        nameOf={(key) => key.name}
        focus={focus}
        onFocus={setFocus}
        onOpen={setOpen}
        instead={keys.data || keys.isError ? none : <Skeleton rows={6} />}
      />
      {open === 'new' && <NewKey onClose={() => setOpen(undefined)} />}
      {open && open !== 'new' && <OneKey apiKey={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useKeyColumns(): Column<Key>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const shops = useQuery(companyQuery).data?.shops;
  const where = (ids: readonly string[] | null) =>
    ids === null ? t('people.all') : ids.map((id) => shops?.find((shop) => shop.id === id)?.name).join(t('list.and'));
  const column = (id: string, width: number, cell: Column<Key>['cell']): Column<Key> => ({
    id,
    title: t(`settings.key.${id}`),
    width,
    cell,
  });
  return [
    { ...column('name', 160, (key) => key.name), fixed: true },
    column('prefix', 110, (key) => <span className="mono">{key.prefix}…</span>),
    column('state', 110, (key) => <KeyState apiKey={key} />),
    column('lastUsed', 140, (key) => (key.lastUsedAt ? formats.when(key.lastUsedAt) : t('settings.never'))),
    column('expires', 120, (key) => (key.expiresAt ? formats.date(key.expiresAt) : t('settings.noExpiry'))),
    { ...column('allowed', 220, (key) => <span className="mono">{key.allowed.join('  ')}</span>), grows: true },
    column('shops', 140, (key) => where(key.shopIds)),
    column('owner', 100, (key) => key.owner),
  ];
}

function KeyState({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation();
  if (apiKey.revokedAt) return <span className="tag">{t('settings.revoked')}</span>;
  const over = apiKey.expiresAt && Date.parse(apiKey.expiresAt) <= serverNow();
  return over ? (
    <span className="tag soon">{t('settings.expired')}</span>
  ) : (
    <span className="tag ok">{t('settings.valid')}</span>
  );
}

function OneKey({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const revoking = useSend(async () => {
    await call<typeof revokeKey>('POST /keys/:keyId/revocation', { keyId: apiKey.id });
    await queries.invalidateQueries({ queryKey: ['keys'] });
    onClose();
  });
  return (
    <SideSheet title={apiKey.name} onClose={onClose}>
      <ul className="side-part mono">
        {apiKey.allowed.map((pattern) => (
          <li key={pattern}>{pattern}</li>
        ))}
      </ul>
      {!apiKey.revokedAt && may('people.revoke-key') && (
        <>
          <p className="sub">{t('settings.revokeWhy')}</p>
          <p className="row">
            <button type="button" className="btn bad" disabled={revoking.busy} onClick={() => revoking.send()}>
              {t('settings.revoke')}
            </button>
          </p>
        </>
      )}
      <RefusalText error={revoking.error} />
    </SideSheet>
  );
}
