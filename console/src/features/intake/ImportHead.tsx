/** File, recognised layout, and the three counts that add up to all rows: written, known before, waiting to be mended. */
import { useTranslation } from 'react-i18next';
import { call, type Asks } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { ImportAnswer } from './importQueries.ts';

const parts = ['written', 'known', 'waiting'] as const;

export function ImportHead({ run, onChanged }: { run: ImportAnswer; onChanged: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const facts = [
    formats.bytes(run.bytes),
    t('intake.rowsOrders', { rows: formats.number(run.rows), orders: formats.number(run.orders) }),
    t('intake.sentBy', { name: run.startedBy, at: formats.when(run.startedAt) }),
  ];
  return (
    <header className="import-head">
      <div className="t">
        <h1>{run.fileName}</h1>
        {run.format && <span className="tag">{t('intake.recognised', { format: name(run.format) })}</span>}
        <span className="tag plain">{t(`intake.state.${run.state}`)}</span>
        <span className="sub">{facts.join(t('list.comma'))}</span>
      </div>
      {run.state === 'needs-shop' && <ShopQuestion importId={run.id} onChanged={onChanged} />}
      <ProgressBar run={run} />
      <Legend run={run} />
    </header>
  );
}

function ProgressBar({ run }: { run: ImportAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const through = run.written + run.known + run.waiting;
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

function Legend({ run }: { run: ImportAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const seconds = run.endedAt ? ((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1) : undefined;
  return (
    <ul className="legend">
      {parts.map((part) => (
        <li key={part}>
          <i data-part={part} aria-hidden="true" />
          <b>{formats.number(run[part])}</b> {t(`intake.part.${part}`, { count: run[part] })}
        </li>
      ))}
      <li className="mut end">{seconds ? t('intake.took', { span: seconds }) : t('intake.running')}</li>
    </ul>
  );
}

/** The file does not tell its shop: it is asked, never guessed. */
function ShopQuestion({ importId, onChanged }: { importId: string; onChanged: () => void }) {
  const { t } = useTranslation();
  const shops = useShops();
  const telling = useSend(async (shopId: string) => {
    await call<Asks<object, object>>('PUT /imports/:importId/shop', { importId, shopId });
    onChanged();
  });
  return (
    <div className="strip note shop-question">
      <label className="row">
        <b>{t('intake.whichShop')}</b>
        <select
          className="in narrow"
          defaultValue=""
          onChange={(event) => event.target.value && telling.send(event.target.value)}
        >
          <option value="">{t('entry.chooseShop')}</option>
          {shops.map((shop) => (
            <option key={shop.id} value={shop.id}>
              {shop.name}
            </option>
          ))}
        </select>
      </label>
      <RefusalText error={telling.error} />
    </div>
  );
}
