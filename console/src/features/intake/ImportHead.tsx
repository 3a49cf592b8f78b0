/** File, recognised layout, and the counts that add up to all rows: written, known before, waiting to be mended, discarded. */
import { useTranslation } from 'react-i18next';
import type { ImportView, retryImport } from '../../../../contract/intake.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ImportNotes } from './ImportNotes.tsx';
import { isMoving } from './importQueries.ts';

const parts = ['written', 'known', 'waiting', 'dropped'] as const;
const partsOf = (run: ImportView) => parts.filter((part) => part !== 'dropped' || run.dropped > 0);

export function ImportHead({ run, onChanged }: { run: ImportView; onChanged: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const facts = [
    formats.bytes(run.bytes),
    t('intake.rowsOrders', {
      rows: t('intake.rowsCount', { count: run.rows }),
      orders: t('intake.ordersCount', { count: run.orders }),
    }),
    run.shop?.name,
    t('intake.sentBy', { name: run.startedBy, at: formats.when(run.startedAt) }),
  ];
  return (
    <header className="import-head">
      <div className="t">
        <h1>{run.fileNames.join(t('list.and'))}</h1>
        {run.format && <span className="tag">{t('intake.recognised', { format: name(run.format) })}</span>}
        <span className="tag plain">{t(`intake.state.${run.state}`)}</span>
        <span className="sub">{facts.filter(Boolean).join(t('list.comma'))}</span>
        <span className="grow" />
        <Retry run={run} onChanged={onChanged} />
      </div>
      <ImportNotes run={run} onChanged={onChanged} />
      <ProgressBar run={run} />
      <Legend run={run} />
    </header>
  );
}

/** After a product or shop was added, what waits has another try; what is in stays as it is. */
function Retry({ run, onChanged }: { run: ImportView; onChanged: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const retrying = useSend(async () => {
    await call<typeof retryImport>('POST /imports/:importId/retry', { importId: run.id });
    onChanged();
  });
  if (run.waiting === 0 || isMoving(run.state) || !may('intake.retry')) return null;
  return (
    <>
      <button type="button" className="btn" disabled={retrying.busy} onClick={() => retrying.send()}>
        {t('intake.retry')}
      </button>
      <RefusalText error={retrying.error} />
    </>
  );
}

function ProgressBar({ run }: { run: ImportView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const through = run.written + run.known + run.waiting + run.dropped;
  return (
    <div className="prog">
      <div
        className="pb"
        role="progressbar"
        aria-label={t('intake.progress')}
        aria-valuemin={0}
        aria-valuemax={run.rows}
        aria-valuenow={through}
      >
        {parts.map((part) => (
          <i key={part} data-part={part} style={{ flex: run[part] }} />
        ))}
        <i style={{ flex: Math.max(0, run.rows - through) }} />
      </div>
      <b>
        {formats.number(through)} / {formats.number(run.rows)}
      </b>
    </div>
  );
}

function Legend({ run }: { run: ImportView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const seconds = run.endedAt ? ((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1) : undefined;
  const pace = seconds ? t('intake.took', { span: seconds }) : t('intake.running');
  return (
    <ul className="legend">
      {partsOf(run).map((part) => (
        <li key={part}>
          <i data-part={part} aria-hidden="true" />
          <b>{formats.number(run[part])}</b> {t(`intake.part.${part}`, { count: run[part] })}
        </li>
      ))}
      {run.state !== 'failed' && run.state !== 'needs-shop' && <li className="mut end">{pace}</li>}
    </ul>
  );
}
