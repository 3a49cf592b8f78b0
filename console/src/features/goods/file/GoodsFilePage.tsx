/**
 * Goods by file: what a list would add and change and all that is wrong with it are shown before anything is written; then it is taken,
 * and what was refused stays in sight. The same file again changes nothing. (OS-2.2, PD-3.2)
 */
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { productColumns, type ProductFileResult } from '../../../../../contract/product-file.ts';
import { sendFiles } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../../ui/keys/useKeys.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { ListExport } from '../../../ui/table/ListTools.tsx';
import { FileChanges, FileFaults } from './FileTables.tsx';
import './goods-file.css';

export function GoodsFilePage() {
  const { t } = useTranslation();
  const may = useMay()('catalog.put-product');
  const taking = useTaking();
  return (
    <>
      <div className="head">
        <h1>{t('goods.file.title')}</h1>
        <span className="grow" />
        <ListExport list="catalog" filter={{ inactive: 'true' }} label={t('goods.file.template')} />
        <Link to="/goods" className="btn">
          <Icon name="goods" />
          {t('goods.file.toList')}
        </Link>
      </div>
      <div className="scroll">
        {may ? (
          <FileDrop
            label={taking.busy ? t('goods.file.reading') : t('goods.file.drop')}
            hint={t('goods.file.hint')}
            busy={taking.busy}
            onFiles={(files) => taking.check(files[0])}
          />
        ) : (
          <p className="pad sub">{t('goods.file.mayNot')}</p>
        )}
        <RefusalText error={taking.error} />
        {may && !taking.result && <Columns />}
        {taking.result && <Result result={taking.result} taking={taking} />}
      </div>
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

/** What the file's head may say; whoever brings a first list has no other to go by. */
function Columns() {
  const { t } = useTranslation();
  const name = useName();
  const words = (needed: boolean) =>
    Object.values(productColumns)
      .filter((column) => 'needed' in column === needed)
      .map((column) => name(column))
      .join(t('list.comma'));
  return <p className="goods-file sub">{t('goods.file.columns', { needed: words(true), free: words(false) })}</p>;
}

function useTaking() {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const sending = useMutation({
    mutationFn: ({ file: sent, check }: { file: File; check: boolean }) =>
      sendFiles<ProductFileResult>(`/products/files${check ? '?check=true' : ''}`, [sent]),
    onSuccess: async (result) => {
      if (!result.checked)
        await Promise.all(['catalog', 'prices', 'home'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return {
    name: file?.name,
    busy: sending.isPending,
    error: sending.error,
    result: sending.data,
    check: (next: File | undefined) => {
      if (!next) return;
      setFile(next);
      sending.mutate({ file: next, check: true });
    },
    take: () => file && sending.mutate({ file, check: false }),
  };
}

function Result({ result, taking }: { result: ProductFileResult; taking: ReturnType<typeof useTaking> }) {
  const { t } = useTranslation();
  const toTake = result.checked ? result.added + result.changed : 0;
  const off = toTake === 0 || taking.busy;
  useKeys(t('goods.file.title'), [
    { keys: 'Enter', label: t('goods.file.take', { count: toTake }), off, run: taking.take },
  ]);
  const counts = (['added', 'changed', 'same', 'refused'] as const).filter((one) => result[one] > 0 || one === 'added');
  return (
    <section className="goods-file" aria-live="polite" aria-label={taking.name}>
      <p className="row">
        <b>{taking.name}</b>
        <span className="sub">{t('goods.file.rows', { count: result.rows })}</span>
        {counts.map((one) => (
          <span key={one} className={one === 'refused' ? 'tag late' : 'tag'}>
            {t(`goods.file.${result.checked ? 'will' : 'did'}.${one}`, { count: result[one] })}
          </span>
        ))}
        <span className="grow" />
        {result.checked && (
          <button type="button" className="btn pri" disabled={off} onClick={taking.take}>
            {t('goods.file.take', { count: toTake })}
            <KeyCap keys="Enter" />
          </button>
        )}
      </p>
      {result.checked && toTake === 0 && result.refused === 0 && <p className="sub">{t('goods.file.nothing')}</p>}
      {result.refused > 0 && <p className="sub">{t('goods.file.mendAndSend')}</p>}
      {result.faults.length > 0 && <FileFaults faults={result.faults} more={result.moreFaults} />}
      {result.changes.length > 0 && (
        <FileChanges changes={result.changes} more={result.moreChanges} checked={result.checked} />
      )}
    </section>
  );
}
