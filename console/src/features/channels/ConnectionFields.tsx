/** The fields of a connection's settings and secrets, the same when it is made and when it is changed. */
import { useTranslation } from 'react-i18next';
import { platformStages, type ConnectionView } from '../../../../contract/channels.ts';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/FormParts.tsx';
import type { PairsName, TypedSettings } from './typedSettings.ts';

export type Kind = ConnectionView['kind'];

export interface SecretTexts {
  key: string;
  secret: string;
  apiToken: string;
}

const needsKey: readonly Kind[] = ['douyin', 'woocommerce'];
const needsToken: readonly Kind[] = ['shopify', 'woocommerce'];

/** Plug-ins hang named fields on orders, and bring status words of their own. */
const hasNamedFields: readonly Kind[] = ['shopify', 'woocommerce'];
const hasOwnStatuses: readonly Kind[] = ['woocommerce', 'standard'];

interface SecretFieldsProps {
  kind: Kind;
  secrets: SecretTexts;
  error: unknown;
  onChange: (secrets: SecretTexts) => void;
  onLeave: (field: string) => void;
}

export function SecretFields({ kind, secrets, error, onChange, onLeave }: SecretFieldsProps) {
  const { t } = useTranslation();
  const field = (name: keyof SecretTexts) => ({
    label: t(`channels.secret.${kind}.${name}`),
    field: `secrets.${name}`,
    error,
    span: 3 as const,
    value: secrets[name],
    onText: (text: string) => onChange({ ...secrets, [name]: text }),
    onBlur: () => onLeave(`secrets.${name}`),
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
  settings: TypedSettings;
  error: unknown;
  onChange: (settings: TypedSettings) => void;
  onLeave: (field: string) => void;
}

export function SettingFields({ kind, settings, error, onChange, onLeave }: SettingFieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'apiUrl' | 'currency' | 'skuField' | 'messageField' | 'remarkField' | 'specialField') => ({
    label: t(`channels.setting.${name}`),
    field: `settings.${name}`,
    error,
    value: settings[name],
    onText: (value: string) => onChange({ ...settings, [name]: value }),
    onBlur: () => onLeave(`settings.${name}`),
  });
  const pairs = (name: PairsName) => ({
    name,
    error,
    text: settings[name],
    onChange: (value: string) => onChange({ ...settings, [name]: value }),
    onLeave: () => onLeave(`settings.${name}`),
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
      <TextField {...text('currency')} span={1} />
      <TextField {...text('skuField')} />
      {hasNamedFields.includes(kind) && (
        <>
          <TextField {...text('messageField')} span={3} />
          <TextField {...text('remarkField')} span={3} />
          <TextField {...text('specialField')} />
        </>
      )}
      <PairsField {...pairs('carriers')} />
      {kind !== 'douyin' && <PairsField {...pairs('payments')} />}
      {hasOwnStatuses.includes(kind) && <PairsField {...pairs('statuses')} />}
      <div className="f" style={{ gridColumn: 'span 6' }}>
        {check('shipBack')}
        {check('remarksOut')}
        {kind === 'douyin' && check('pull')}
      </div>
    </>
  );
}

interface PairsFieldProps {
  name: PairsName;
  error: unknown;
  text: string;
  onChange: (text: string) => void;
  onLeave: () => void;
}

/** One `word=word` per line. */
function PairsField({ name, error, text, onChange, onLeave }: PairsFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t(`channels.setting.${name}`)}
      field={`settings.${name}`}
      error={error}
      span={6}
      hint={t(`channels.pairsHint.${name}`, { stages: platformStages.join(' ') })}
    >
      {({ id, describedBy, invalid }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className="in"
          rows={name === 'carriers' ? 4 : 2}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}
