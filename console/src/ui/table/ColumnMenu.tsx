/** Lets the reader choose the columns of a list and their widths, by hand at the head's edge or here by keyboard. */
import { useT } from '../../i18n/useT.ts';
import { PopButton } from '../PopButton.tsx';
import { widthStep, type Columns } from './columns.ts';
import type { Column } from './DataTable.tsx';

export function ColumnMenu<Row>(columns: Columns<Row>) {
  const t = useT();
  return (
    <PopButton icon="columns" label={t('table.columns')} width={260} layer="menu columns">
      {() => (
        <>
          {columns.all.map((column) => (
            <ColumnLine key={column.id} column={column} columns={columns} />
          ))}
          <button type="button" onClick={columns.reset}>
            {t('table.resetColumns')}
          </button>
        </>
      )}
    </PopButton>
  );
}

function ColumnLine<Row>({ column, columns }: { column: Column<Row>; columns: Columns<Row> }) {
  const t = useT();
  const name = column.name ?? String(column.title);
  const shown = columns.shown.find((one) => one.id === column.id);
  const widen = (by: number) => columns.setWidth(column.id, (shown?.width ?? column.width) + by);
  return (
    <div className="row">
      <label className="grow">
        <input
          type="checkbox"
          checked={shown !== undefined}
          disabled={column.fixed ?? false}
          onChange={(event) => columns.show(column.id, event.target.checked)}
        />
        {name}
      </label>
      {shown && (
        <>
          <button
            type="button"
            className="btn quiet icon"
            aria-label={t('table.narrower', { name })}
            onClick={() => widen(-widthStep)}
          >
            −
          </button>
          <button
            type="button"
            className="btn quiet icon"
            aria-label={t('table.wider', { name })}
            onClick={() => widen(widthStep)}
          >
            +
          </button>
        </>
      )}
    </div>
  );
}
