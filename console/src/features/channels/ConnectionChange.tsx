/** Settings, new secrets, pausing and closing of a connection. What is secret is never shown again. (OS-2.1, OS-8.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type {
  changeConnection,
  closeConnection,
  ConnectionView,
  replaceSecrets,
} from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { SecretFields, SettingFields, wholeSettings } from './ConnectionFields.tsx';

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

function Settings({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [settings, setSettings] = useState(connection.settings);
  const [isPaused, setPaused] = useState(connection.state === 'paused');
  const sending = useSend(async () => {
    const state = isPaused ? ('paused' as const) : ('active' as const);
    const input = { connectionId: connection.id, settings: wholeSettings(settings), state };
    await call<typeof changeConnection>('PUT /connections/:connectionId', input, { ifMatch: connection.rev });
    await queries.invalidateQueries({ queryKey: ['channels'] });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        <h2>{t('channels.part.settings')}</h2>
        <SettingFields kind={connection.kind} settings={settings} error={sending.error} onChange={setSettings} />
        <label className="row">
          <input type="checkbox" checked={isPaused} onChange={(event) => setPaused(event.target.checked)} />
          {t('channels.pause')}
        </label>
      </div>
      <button type="submit" className="btn pri" disabled={sending.busy}>
        {t('channels.save')}
      </button>
      <RefusalText error={sending.error} />
    </form>
  );
}

const nothing = { key: '', secret: '', apiToken: '' };

function Secrets({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [secrets, setSecrets] = useState(nothing);
  const sending = useSend(async () => {
    const given = Object.fromEntries(Object.entries(secrets).filter(([, text]) => text !== ''));
    await call<typeof replaceSecrets>('PUT /connections/:connectionId/secrets', {
      connectionId: connection.id,
      secrets: given,
    });
    setSecrets(nothing);
    await queries.invalidateQueries({ queryKey: ['channels'] });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        <h2>{t('channels.newSecrets')}</h2>
        <SecretFields kind={connection.kind} secrets={secrets} error={sending.error} onChange={setSecrets} />
      </div>
      <p className="sub">{t('channels.overlap')}</p>
      <button type="submit" className="btn" disabled={sending.busy}>
        {t('channels.replace')}
      </button>
      <RefusalText error={sending.error} />
    </form>
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
