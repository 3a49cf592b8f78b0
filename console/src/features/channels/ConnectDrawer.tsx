/** Connects a shop: which, with what, by which secrets. A secret that was made here is shown this once. (OS-2.1, OS-8.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionKinds, connectShop } from '../../../../contract/channels.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { Field } from '../../ui/Field.tsx';
import { FormSheet, SideSheet } from '../../ui/form/FormSheet.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { SecretFields, SettingFields, type Kind } from './ConnectionFields.tsx';
import { sentSettings, useSettingsSchema, type TypedSettings } from './typedSettings.ts';

const fresh: TypedSettings = {
  apiUrl: '',
  currency: 'CNY',
  skuField: '',
  carriers: '',
  messageField: '',
  remarkField: '',
  specialField: '',
  payments: '',
  statuses: '',
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
  if (!made) return <ConnectForm onMade={setMade} onClose={onClose} />;
  return (
    <SideSheet title={t('channels.connect')} onClose={onClose}>
      <Told made={made} onClose={onClose} />
    </SideSheet>
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
  const form = useForm({
    schema: connectShop.input.extend({ settings: useSettingsSchema() }),
    initial: { shopId: '', kind: 'standard' as Kind, secrets: { key: '', secret: '', apiToken: '' }, settings: fresh },
    toInput: ({ shopId, kind, secrets: { secret, ...others }, settings }) => ({
      shopId,
      kind,
      secrets: { ...others, ...(secret ? { secret } : {}) },
      settings,
    }),
    send: async (input) => {
      const settings = sentSettings(input['settings'] as TypedSettings);
      const given = { ...input, settings } as GivenTo<typeof connectShop>;
      const answer = await call<typeof connectShop>('POST /connections', given);
      await queries.invalidateQueries({ queryKey: ['channels'] });
      onMade(answer);
    },
  });
  const { values, error } = form;
  return (
    <FormSheet title={t('channels.connect')} onClose={onClose} form={form} submit={t('channels.connect')}>
      <Which
        shopId={values.shopId}
        kind={values.kind}
        error={error}
        onShop={(shopId) => form.set('shopId', shopId)}
        onKind={(kind) => form.set('kind', kind)}
      />
      <SecretFields
        kind={values.kind}
        secrets={values.secrets}
        error={error}
        onChange={(secrets) => form.set('secrets', secrets)}
        onLeave={form.leave}
      />
      <SettingFields
        kind={values.kind}
        settings={values.settings}
        error={error}
        onChange={(settings) => form.set('settings', settings)}
        onLeave={form.leave}
      />
    </FormSheet>
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
          <select id={id} className="in" value={shopId} onChange={(event) => onShop(event.target.value)}>
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
