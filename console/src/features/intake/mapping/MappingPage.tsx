/**
 * Says once how a list of one's own is read: which column is what, how it writes times and amounts. The orders that come of
 * it are shown while choosing; saved, this file goes in and later ones with the same header are recognised. (OS-2.1)
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FileLook, listMappings, MappingSpec, saveMapping } from '../../../../../contract/import-mappings.ts';
import { call, sendFiles } from '../../../app/api.ts';
import { useShops } from '../../../app/company.ts';
import { KeyHints } from '../../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { keepFile, keptFile } from './droppedFile.ts';
import { MappedFields } from './MappedFields.tsx';
import { MappingPreview } from './MappingPreview.tsx';
import { SavedMappings } from './SavedMappings.tsx';
import { WritingChoices } from './WritingChoices.tsx';
import './mapping.css';

export function MappingPage() {
  const { t } = useTranslation();
  const [file, setFile] = useState(keptFile);
  const take = (next: File | undefined) => {
    keepFile(next);
    setFile(next);
  };
  return (
    <>
      <div className="head">
        <h1>{t('mapping.title')}</h1>
        {file && (
          <>
            <span className="tag plain">{file.name}</span>
            <span className="grow" />
            <button type="button" className="btn quiet" onClick={() => take(undefined)}>
              {t('mapping.otherFile')}
            </button>
          </>
        )}
      </div>
      {file ? (
        <OnFile key={file.name + file.lastModified} file={file} />
      ) : (
        <>
          <FileDrop
            label={t('intake.drop')}
            hint={t('intake.which')}
            busy={false}
            onFiles={(files) => take(files[0])}
          />
          <SavedMappings />
        </>
      )}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function OnFile({ file }: { file: File }) {
  const look = useQuery({
    queryKey: ['mapping-look', file.name, file.size, file.lastModified],
    queryFn: () => sendFiles<FileLook>('/imports/looks', [file]),
    staleTime: Infinity,
    retry: false,
  });
  if (look.isPending) return <Skeleton rows={10} height={40} />;
  if (!look.data)
    return (
      <div className="pad">
        <RefusalText error={look.error} />
      </div>
    );
  return <Choosing file={file} look={look.data} />;
}

function Choosing({ file, look }: { file: File; look: FileLook }) {
  const [spec, setSpec] = useState<MappingSpec>(look.guess);
  const [name, setName] = useState(() => file.name.replace(/\.\w+$/, ''));
  const [shopId, setShopId] = useState('');
  const saving = useSaving(file, look, { spec, name, shopId });
  const change = (part: Partial<MappingSpec>) => setSpec((now) => ({ ...now, ...part }));
  return (
    <form
      className="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        saving.send();
      }}
    >
      <section className="fields">
        <KnownAlready look={look} />
        <MappedFields look={look} spec={spec} error={saving.error} onChange={(columns) => change({ columns })} />
      </section>
      <section className="result">
        <WritingChoices look={look} spec={spec} onChange={change} />
        <MappingPreview look={look} spec={spec} />
        <SaveBar
          name={name}
          shopId={shopId}
          busy={saving.busy}
          error={saving.error}
          onName={setName}
          onShop={setShopId}
        />
      </section>
    </form>
  );
}

function KnownAlready({ look }: { look: FileLook }) {
  const { t } = useTranslation();
  const { i18n } = useTranslation();
  if (!look.known) return null;
  const title = i18n.language === 'en' ? look.known.title.en : look.known.title.zh;
  return <p className="note">{t('mapping.known', { format: title })}</p>;
}

interface Chosen {
  spec: MappingSpec;
  name: string;
  shopId: string;
}

/** Saved and sent in one go: what the file holds goes in at once, by the import's own page. */
function useSaving(file: File, look: FileLook, { spec, name, shopId }: Chosen) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useSend(async () => {
    const present = await call<typeof listMappings>('GET /import-mappings', {});
    const same = present.items.find(
      (one) => (one.shop?.id ?? '') === shopId && JSON.stringify(one.header) === JSON.stringify(look.header),
    );
    const again = same ? { mappingId: same.id } : {};
    const input = { ...again, name, shopId: shopId || null, header: look.header, spec };
    await call<typeof saveMapping>('POST /import-mappings', input);
    keepFile(undefined);
    await queries.invalidateQueries({ queryKey: ['mappings'] });
    const { id } = await sendFiles<{ id: string }>('/imports', [file]);
    await navigate({ to: '/imports/$importId', params: { importId: id } });
  });
}

interface SaveBarProps {
  name: string;
  shopId: string;
  busy: boolean;
  error: unknown;
  onName: (name: string) => void;
  onShop: (shopId: string) => void;
}

function SaveBar({ name, shopId, busy, error, onName, onShop }: SaveBarProps) {
  const { t } = useTranslation();
  const shops = useShops();
  return (
    <div className="save">
      <label>
        <span className="lab">{t('mapping.name')}</span>
        <input className="in" value={name} maxLength={200} required onChange={(event) => onName(event.target.value)} />
      </label>
      <label>
        <span className="lab">{t('mapping.shop')}</span>
        <select className="in" value={shopId} onChange={(event) => onShop(event.target.value)}>
          <option value="">{t('mapping.allShops')}</option>
          {shops.map((shop) => (
            <option key={shop.id} value={shop.id}>
              {shop.name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn pri" disabled={busy}>
        {t('mapping.save')}
      </button>
      <RefusalText error={error} />
    </div>
  );
}
