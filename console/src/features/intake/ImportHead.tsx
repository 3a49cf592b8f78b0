/** File, recognised layout, and the three counts that add up to all rows: written, known before, waiting to be mended. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type Asks } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import type { ImportAnswer } from './importQueries.ts';

export function ImportHead({ run, onChanged }: { run: ImportAnswer; onChanged: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const through = run.written + run.known + run.waiting;
  return (
    <header className="import-head">
      <div className="t">
        <h1>{run.fileName}</h1>
        {run.format && <span className="tag">{t('intake.recognised', { format: name(run.format) })}</span>}
        <span className="tag plain">{t(`intake.state.${run.state}`)}</span>
        <span className="sub">
          {[
            formats.bytes(run.bytes),
            t('intake.rowsOrders', { rows: formats.number(run.rows), orders: formats.number(run.orders) }),
            t('intake.sentBy', { name: run.startedBy, at: formats.when(run.startedAt) }),
          ].join(t('list.comma'))}
        </span>
      </div>
      {run.state === 'needs-shop' && <ShopQuestion importId={run.id} onChanged={onChanged} />}
      <div className="prog">
        <div
          className="pb"
          role="progressbar"
          aria-label={t('intake.progress')}
          aria-valuemin={0}
          aria-valuemax={run.rows}
          aria-valuenow={through}
        >
          <i data-part="written" style={{ flex: run.written }} />
          <i data-part="known" style={{ flex: run.known }} />
          <i data-part="waiting" style={{ flex: run.waiting }} />
          <i data-part="left" style={{ flex: Math.max(0, run.rows - through) }} />
        </div>
        <b>
          {formats.number(through)} / {formats.number(run.rows)}
        </b>
      </div>
      <ul className="legend">
        {(['written', 'known', 'waiting'] as const).map((part) => (
          <li key={part}>
            <i data-part={part} aria-hidden="true" />
            <b>{formats.number(run[part])}</b> {t(`intake.part.${part}`, { count: run[part] })}
          </li>
        ))}
        <li className="mut end">
          {run.endedAt
            ? t('intake.took', { span: ((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1) })
            : t('intake.running')}
        </li>
      </ul>
    </header>
  );
}

/** The file does not tell its shop: it is asked, never guessed. */
function ShopQuestion({ importId, onChanged }: { importId: string; onChanged: () => void }) {
  const { t } = useTranslation();
  const shops = useShops();
  const [error, setError] = useState<unknown>();
  const tell = async (shopId: string) => {
    if (!shopId) return;
    try {
      await call<Asks<object, object>>('PUT /imports/:importId/shop', { importId, shopId });
      onChanged();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className="strip note shop-question">
      <label className="row">
        <b>{t('intake.whichShop')}</b>
        <select className="in narrow" defaultValue="" onChange={(event) => void tell(event.target.value)}>
          <option value="">{t('entry.chooseShop')}</option>
          {shops.map((shop) => (
            <option key={shop.id} value={shop.id}>
              {shop.name}
            </option>
          ))}
        </select>
      </label>
      <RefusalText error={error} />
    </div>
  );
}
