/** In the head of a list: which columns it has, and the export of exactly what is filtered. */
import type { exportList, ListName } from '../../../../contract/lists.ts';
import { useT } from '../../i18n/useT.ts';
import { call } from '../../app/api.ts';
import { useAppearance } from '../../app/appearance.ts';
import { useMay } from '../../app/session.ts';
import type { Words } from '../views/viewQueries.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import type { Columns } from './columns.ts';
import { ExportButton } from './ExportButton.tsx';

interface ListExportProps {
  list: ListName;
  filter: Words;
  /** In place of the filter: the ids of what a search for something personal found. */
  found?: readonly string[] | undefined;
  /** In place of the usual words. */
  label?: string | undefined;
  /** How many rows it will be, where that is known. */
  count?: number | undefined;
}

interface ListToolsProps<Row> extends ListExportProps {
  columns: Columns<Row>;
}

export function ListTools<Row>({ columns, ...asked }: ListToolsProps<Row>) {
  return (
    <>
      <ColumnMenu {...columns} />
      <ListExport {...asked} />
    </>
  );
}

export function ListExport({ list, filter, found, label, count }: ListExportProps) {
  const t = useT();
  const language = useAppearance().language === 'en' ? 'en' : 'zh';
  if (!useMay()('lists.export') || found?.length === 0) return null;
  const rows = found?.length ?? count;
  const words = rows === undefined ? undefined : t('export.rowsFiltered', { count: rows });
  const which = found ? { found: [...found] } : { filter };
  return (
    <ExportButton
      label={label ?? words}
      mayClear={false}
      ask={({ format }) => call<typeof exportList>('POST /lists/:list/exports', { list, ...which, language, format })}
    />
  );
}
