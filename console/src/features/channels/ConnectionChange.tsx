/** Settings, new secrets, pausing and closing of a connection. What is secret is never shown again. (OS-2.1, OS-8.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  changeConnection,
  replaceSecrets,
  type closeConnection,
  type ConnectionView,
} from '../../../../contract/channels.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { SecretFields, SettingFields } from './ConnectionFields.tsx';
import { sentSettings, typedSettings, useSettingsSchema, type TypedSettings } from './typedSettings.ts';

export function ConnectionChange({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('channels.change')) return <Empty why={t('channels.mayNotChange')} />;
  return (
    <div className="channel-part">
      <Settings connection={connection} />
      <Secrets connection={connection} />
      <Closing connection={connection} />
    </div>
  );
}

const changed = changeConnection.input.omit({ connectionId: true });

function Settings({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: changed.extend({ settings: useSettingsSchema() }),
    initial: { settings: typedSettings(connection.settings), isPaused: connection.state === 'paused' },
    toInput: ({ settings, isPaused }) => ({
      settings,
      state: isPaused ? 'paused' : 'active',
    }),
    send: async (input) => {
      const settings = sentSettings(input['settings'] as TypedSettings);
      const given = { connectionId: connection.id, ...input, settings } as GivenTo<typeof changeConnection>;
      await call<typeof changeConnection>('PUT /connections/:connectionId', given, { ifMatch: connection.rev });
      await queries.invalidateQueries({ queryKey: ['channels'] });
    },
  });
  const { settings, isPaused } = form.values;
  return (
    <SmallForm form={form} submit={t('channels.save')}>
      <div className="fs">
        <h2>{t('channels.part.settings')}</h2>
        <SettingFields
          kind={connection.kind}
          settings={settings}
          error={form.error}
          onChange={(next) => form.set('settings', next)}
          onLeave={form.leave}
        />
        <label className="row">
          <input type="checkbox" checked={isPaused} onChange={(event) => form.set('isPaused', event.target.checked)} />
          {t('channels.pause')}
        </label>
      </div>
    </SmallForm>
  );
}

const replaced = replaceSecrets.input.omit({ connectionId: true });
const nothing = { secrets: { key: '', secret: '', apiToken: '' } };

function Secrets({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: replaced,
    initial: nothing,
    toInput: ({ secrets }) => ({ secrets: Object.fromEntries(Object.entries(secrets).filter(([, text]) => text)) }),
    send: async (input) => {
      const given = { connectionId: connection.id, ...input } as GivenTo<typeof replaceSecrets>;
      await call<typeof replaceSecrets>('PUT /connections/:connectionId/secrets', given);
      form.reset();
      await queries.invalidateQueries({ queryKey: ['channels'] });
    },
  });
  return (
    <SmallForm form={form} submit={t('channels.replace')} tone="">
      <div className="fs">
        <h2>{t('channels.newSecrets')}</h2>
        <SecretFields
          kind={connection.kind}
          secrets={form.values.secrets}
          error={form.error}
          onChange={(next) => form.set('secrets', next)}
          onLeave={form.leave}
        />
      </div>
      <p className="sub">{t('channels.overlap')}</p>
    </SmallForm>
  );
}

function Closing({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [closing, setClosing] = useState(false);
  if (!closing)
    return (
      <button type="button" className="btn" onClick={() => setClosing(true)}>
        {t('channels.close')}
      </button>
    );
  return (
    <ReasonForm
      label={t('channels.closeWhy')}
      submit={t('channels.close')}
      tone="bad"
      onCancel={() => setClosing(false)}
      onSubmit={async (reason) => {
        await call<typeof closeConnection>('POST /connections/:connectionId/closing', {
          connectionId: connection.id,
          reason,
        });
        await queries.invalidateQueries({ queryKey: ['channels'] });
        await navigate({ to: '/channels' });
      }}
    />
  );
}
