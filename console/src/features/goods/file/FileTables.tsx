/** What is wrong with a file of goods, cell by cell, and what it changes, before and after. */
import { useTranslation } from 'react-i18next';
import type { ProductChange, ProductFault } from '../../../../../contract/product-file.ts';
import { useFormats, useName } from '../../../i18n/useFormats.ts';

interface FileTableProps {
  title: string;
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly (string | number)[] }[];
  more: number;
}

function FileTable({ title, heads, rows, more }: FileTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <h2>{title}</h2>
      <div className="goods-file-table">
        <table aria-label={title}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, n) => (
                  <td key={heads[n]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="sub">{t('goods.file.more', { count: more, number: formats.number(more) })}</p>}
    </>
  );
}

export function FileFaults({ faults, more }: { faults: readonly ProductFault[]; more: number }) {
  const { t } = useTranslation();
  const inWords = useName();
  return (
    <FileTable
      title={t('goods.file.faults')}
      heads={(['row', 'column', 'value', 'why', 'how'] as const).map((head) => t(`goods.file.head.${head}`))}
      rows={faults.map((one, n) => ({
        key: `${one.row}-${n}`,
        cells: [one.row, one.column, one.value || t('goods.file.blank'), inWords(one.what), inWords(one.mend)],
      }))}
      more={more}
    />
  );
}

interface FileChangesProps {
  changes: readonly ProductChange[];
  more: number;
  /** Nothing was written yet. */
  checked: boolean;
}

export function FileChanges({ changes, more, checked }: FileChangesProps) {
  const { t } = useTranslation();
  return (
    <FileTable
      title={t(checked ? 'goods.file.changes' : 'goods.file.changed')}
      heads={(['row', 'sku', 'column', 'from', 'to'] as const).map((head) => t(`goods.file.head.${head}`))}
      rows={changes.map((one, n) => ({
        key: `${one.row}-${n}`,
        cells: [one.row, one.sku, one.column, one.from ?? '—', one.to ?? '—'],
      }))}
      more={more}
    />
  );
}
