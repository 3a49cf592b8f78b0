/** What an import still needs from a person: its shop, its second list, or another file because this one cannot be read. */
import { useTranslation } from 'react-i18next';
import type { ImportView, setImportShop } from '../../../../contract/intake.ts';
import { call } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { useName } from '../../i18n/useFormats.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

export function ImportNotes({ run, onChanged }: { run: ImportView; onChanged: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <>
      {run.problem && (
        <div className="strip import-note" role="alert">
          <p>
            <b>{name(run.problem.what)}</b>
            <span className="who">{name(run.problem.mend)}</span>
          </p>
        </div>
      )}
      {run.needsCompanion && (
        <div className="strip note import-note">
          <p>{t(run.part === 'details' ? 'intake.needsOrders' : 'intake.needsDetails')}</p>
        </div>
      )}
      {run.state === 'needs-shop' && <ShopQuestion run={run} onChanged={onChanged} />}
    </>
  );
}

/** The file does not tell its shop clearly: it is asked, never guessed; what the file says is told beside it. */
function ShopQuestion({ run, onChanged }: { run: ImportView; onChanged: () => void }) {
  const { t } = useTranslation();
  const shops = useShops();
  const telling = useSend(async (shopId: string) => {
    await call<typeof setImportShop>('PUT /imports/:importId/shop', { importId: run.id, shopId });
    onChanged();
  });
  return (
    <div className="strip note import-note">
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
      {run.shopHints.length > 0 && (
        <span className="who">{t('intake.shopHints', { hints: run.shopHints.join(t('list.and')) })}</span>
      )}
      <RefusalText error={telling.error} />
    </div>
  );
}
