/** The fields of a connection's settings and secrets, the same when it is made and when it is changed. */
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings, ConnectionView } from '../../../../contract/channels.ts';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/FormParts.tsx';

export type Kind = ConnectionView['kind'];

export interface SecretTexts {
  key: string;
  secret: string;
  apiToken: string;
}

const needsKey: readonly Kind[] = ['douyin', 'woocommerce'];
const needsToken: readonly Kind[] = ['shopify', 'woocommerce'];

interface SecretFieldsProps {
  kind: Kind;
  secrets: SecretTexts;
  error: unknown;
  onChange: (secrets: SecretTexts) => void;
}

export function SecretFields({ kind, secrets, error, onChange }: SecretFieldsProps) {
  const { t } = useTranslation();
  const field = (name: keyof SecretTexts) => ({
    label: t(`channels.secret.${kind}.${name}`),
    field: `secrets.${name}`,
    error,
    span: 3 as const,
    value: secrets[name],
    onText: (text: string) => onChange({ ...secrets, [name]: text }),
    autoComplete: 'off',
  });
  return (
    <>
      {needsKey.includes(kind) && <TextField {...field('key')} />}
      <TextField {...field('secret')} type="password" />
      {needsToken.includes(kind) && <TextField {...field('apiToken')} type="password" />}
    </>
  );
}

interface SettingFieldsProps {
  kind: Kind;
  settings: ConnectionSettings;
  error: unknown;
  onChange: (settings: ConnectionSettings) => void;
}

export function SettingFields({ kind, settings, error, onChange }: SettingFieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'apiUrl' | 'currency' | 'skuField') => ({
    label: t(`channels.setting.${name}`),
    field: `settings.${name}`,
    error,
    value: settings[name],
    onText: (value: string) => onChange({ ...settings, [name]: value }),
  });
  const check = (name: 'shipBack' | 'remarksOut' | 'pull') => (
    <label className="row">
      <input
        type="checkbox"
        checked={settings[name]}
        onChange={(event) => onChange({ ...settings, [name]: event.target.checked })}
      />
      {t(`channels.setting.${name}`)}
    </label>
  );
  return (
    <>
      <TextField {...text('apiUrl')} span={3} />
      <TextField {...text('currency')} />
      <TextField {...text('skuField')} />
      <Field
        label={t('channels.setting.carriers')}
        field="settings.carriers"
        error={error}
        span={6}
        hint={t('channels.carriersHint')}
      >
        {({ id, describedBy }) => (
          <textarea
            id={id}
            aria-describedby={describedBy}
            className="in"
            rows={4}
            value={carrierLines(settings.carriers)}
            onChange={(event) => onChange({ ...settings, carriers: carriersOf(event.target.value) })}
          />
        )}
      </Field>
      <div className="f" style={{ gridColumn: 'span 6' }}>
        {check('shipBack')}
        {check('remarksOut')}
        {kind === 'douyin' && check('pull')}
      </div>
    </>
  );
}

/** One `carrier=code` per line; a line that is still being typed stays as it is. */
function carrierLines(carriers: ConnectionSettings['carriers']): string {
  return Object.entries(carriers)
    .map(([carrier, code]) => (code === '' ? carrier : `${carrier}=${code}`))
    .join('\n');
}

function carriersOf(text: string): ConnectionSettings['carriers'] {
  return Object.fromEntries(
    text.split('\n').map((line) => {
      const [carrier = '', ...code] = line.split('=');
      return [carrier, code.join('=')];
    }),
  );
}

/** What is sent: only lines that are whole. */
export function wholeSettings(settings: ConnectionSettings): ConnectionSettings {
  const carriers = Object.entries(settings.carriers).flatMap(([carrier, code]) =>
    carrier.trim() && code.trim() ? [[carrier.trim(), code.trim()] as const] : [],
  );
  return { ...settings, carriers: Object.fromEntries(carriers) };
}
