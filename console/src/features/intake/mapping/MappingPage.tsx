/**
 * Says once how a list of one's own is read: which column is what, how it writes times and amounts. The orders that come of
 * it are shown while choosing; saved, this file goes in and later ones with the same header are recognised. (OS-2.1)
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  saveMapping,
  type FileLook,
  type listMappings,
  type MappingSpec,
} from '../../../../../contract/import-mappings.ts';
import { call, sendFiles, type GivenTo } from '../../../app/api.ts';
import { useShops } from '../../../app/company.ts';
import { FormChoice, FormText } from '../../../ui/form/fields.tsx';
import { Holding, useLeaving } from '../../../ui/form/leaving.ts';
import { GiveUp } from '../../../ui/form/GiveUp.tsx';
import { useForm, type Form } from '../../../ui/form/useForm.ts';
import { useUnsaved } from '../../../ui/form/useUnsaved.ts';
import { KeyHints } from '../../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { keepFile, keptFile } from './droppedFile.ts';
import { MappedFields } from './MappedFields.tsx';
import { MappingPreview } from './MappingPreview.tsx';
import { SavedMappings } from './SavedMappings.tsx';
import { WritingChoices } from './WritingChoices.tsx';
import '../../../ui/table/table.css';
import './mapping.css';

export function MappingPage() {
  const { t } = useTranslation();
  const [file, setFile] = useState(keptFile);
  const { held, leave } = useLeaving();
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
            <button type="button" className="btn quiet" onClick={() => leave(() => take(undefined))}>
              {t('mapping.otherFile')}
            </button>
          </>
        )}
      </div>
      {file ? (
        <Holding value={held}>
          <OnFile key={file.name + file.lastModified} file={file} />
        </Holding>
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
  const { t } = useTranslation();
  const form = useMappingForm(file, look);
  const unsaved = useUnsaved(form);
  const { spec } = form.values;
  const change = (part: Partial<MappingSpec>) => form.set('spec', { ...spec, ...part });
  return (
    <form
      className="mapping"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <section className="fields">
        <KnownAlready look={look} />
        <MappedFields look={look} spec={spec} error={form.error} onChange={(columns) => change({ columns })} />
      </section>
      <section className="result">
        <WritingChoices look={look} spec={spec} onChange={change} />
        <MappingPreview look={look} spec={spec} />
        <GiveUp unsaved={unsaved} />
        <SaveBar form={form} submit={t('mapping.save')} />
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

const schema = saveMapping.input.omit({ mappingId: true });

/** Saved and sent in one go: what the file holds goes in at once, by the import's own page. */
function useMappingForm(file: File, look: FileLook): Form<Chosen> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useForm<Chosen>({
    schema,
    initial: { spec: look.guess, name: file.name.replace(/\.\w+$/, ''), shopId: '' },
    toInput: ({ spec, name, shopId }) => ({ name, shopId: shopId || null, header: look.header, spec }),
    send: async (input) => {
      const present = await call<typeof listMappings>('GET /import-mappings', {});
      const same = present.items.find(
        (one) =>
          (one.shop?.id ?? null) === input['shopId'] && JSON.stringify(one.header) === JSON.stringify(look.header),
      );
      const again = same ? { mappingId: same.id } : {};
      await call<typeof saveMapping>('POST /import-mappings', { ...again, ...input } as GivenTo<typeof saveMapping>);
      keepFile(undefined);
      await queries.invalidateQueries({ queryKey: ['mappings'] });
      const { id } = await sendFiles<{ id: string }>('/imports', [file]);
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
}

function SaveBar({ form, submit }: { form: Form<Chosen>; submit: string }) {
  const { t } = useTranslation();
  const shops = useShops();
  return (
    <div className="save">
      <FormText form={form} name="name" label={t('mapping.name')} maxLength={200} />
      <FormChoice
        form={form}
        name="shopId"
        label={t('mapping.shop')}
        none={t('mapping.allShops')}
        choices={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
      />
      <button type="submit" className="btn pri" disabled={form.busy}>
        {submit}
      </button>
      <RefusalText error={form.refused} />
    </div>
  );
}
