/** Connects a shop: which, with what, by which secrets. A secret that was made here is shown this once. (OS-2.1, OS-8.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionKinds, type connectShop, type ConnectionSettings } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { SecretFields, SettingFields, wholeSettings, type Kind } from './ConnectionFields.tsx';

const fresh: ConnectionSettings = {
  apiUrl: '',
  currency: 'CNY',
  skuField: '',
  carriers: {},
  messageField: '',
  remarkField: '',
  payments: {},
  statuses: {},
  shipBack: true,
  remarksOut: true,
  pull: false,
};

interface Made {
  hookPath: string;
  secret: string | null;
}

export function ConnectDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made>();
  return (
    <section className="drawer" role="dialog" aria-label={t('channels.connect')} onKeyDown={closesOnEscape(onClose)}>
      <div className="head">
        <h2>{t('channels.connect')}</h2>
        <span className="grow" />
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="scroll pad">
        {made ? <Told made={made} onClose={onClose} /> : <ConnectForm onMade={setMade} onClose={onClose} />}
      </div>
    </section>
  );
}

function Told({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('channels.tellPlatform')}</p>
      <p>
        <code>{`${location.origin}${made.hookPath}`}</code>
      </p>
      {made.secret && (
        <div className="secret-once" role="status">
          <b>{t('channels.secretOnce')}</b>
          <p>
            <code>{made.secret}</code>
          </p>
        </div>
      )}
      <button type="button" className="btn pri" autoFocus onClick={onClose}>
        {t('key.close')}
      </button>
    </>
  );
}

function ConnectForm({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [shopId, setShopId] = useState('');
  const [kind, setKind] = useState<Kind>('standard');
  const [secrets, setSecrets] = useState({ key: '', secret: '', apiToken: '' });
  const [settings, setSettings] = useState(fresh);
  const sending = useSend(async () => {
    const { secret, ...others } = secrets;
    const answer = await call<typeof connectShop>('POST /connections', {
      shopId,
      kind,
      secrets: { ...others, ...(secret ? { secret } : {}) },
      settings: wholeSettings(settings),
    });
    await queries.invalidateQueries({ queryKey: ['channels'] });
    onMade(answer);
  });
  const { error } = sending;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        <Which shopId={shopId} kind={kind} error={error} onShop={setShopId} onKind={setKind} />
        <SecretFields kind={kind} secrets={secrets} error={error} onChange={setSecrets} />
        <SettingFields kind={kind} settings={settings} error={error} onChange={setSettings} />
      </div>
      <FormButtons submit={t('channels.connect')} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={error} />
    </form>
  );
}

interface WhichProps {
  shopId: string;
  kind: Kind;
  error: unknown;
  onShop: (shopId: string) => void;
  onKind: (kind: Kind) => void;
}

function Which({ shopId, kind, error, onShop, onKind }: WhichProps) {
  const { t } = useTranslation();
  const shops = useShops();
  return (
    <>
      <Field label={t('channels.column.shop')} field="shopId" error={error} span={3}>
        {({ id }) => (
          <select id={id} className="in" required value={shopId} onChange={(event) => onShop(event.target.value)}>
            <option value="">—</option>
            {shops.map((shop) => (
              <option key={shop.id} value={shop.id}>
                {shop.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('channels.column.kind')} field="kind" error={error} span={3}>
        {({ id }) => (
          <select id={id} className="in" value={kind} onChange={(event) => onKind(event.target.value as Kind)}>
            {connectionKinds.map((one) => (
              <option key={one} value={one}>
                {t(`channels.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
