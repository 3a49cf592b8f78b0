/** One connection: its address and health, the test, and five parts: deliveries, what goes out, addresses, codes, settings. (OS-2.1, OS-4.3) */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, testConnection } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useName } from '../../i18n/useFormats.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useSend } from '../../ui/useSend.ts';
import { Addresses } from './Addresses.tsx';
import { channelParts, partOf, useChannelPart, type ChannelPart } from './channelAddress.ts';
import { connectionQuery } from './channelQueries.ts';
import { ConnectionChange } from './ConnectionChange.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Health } from './Health.tsx';
import { Outgoings } from './Outgoings.tsx';
import { SkuMap } from './SkuMap.tsx';
import './channels.css';

export function ChannelPage() {
  const { connectionId } = useParams({ strict: false }) as { connectionId: string };
  const asked = useQuery(connectionQuery(connectionId));
  if (asked.isError)
    return <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton rows={8} />;
  return <Channel connection={asked.data} />;
}

function Channel({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const { part, go } = useChannelPart();
  const counts: Partial<Record<ChannelPart, number>> = {
    deliveries: connection.waiting,
    outgoings: connection.stuck,
    addresses: connection.addressRequests,
  };
  return (
    <>
      <div className="head">
        <h1>
          <Link to="/channels">{t('channels.title')}</Link> / {connection.shop.name}
        </h1>
        <span className="tag">{t(`channels.kind.${connection.kind}`)}</span>
        <Health connection={connection} />
        <span className="grow" />
      </div>
      <div className="hook">
        <span className="sub">{t('channels.hook')}</span>
        <code>{`${location.origin}${connection.hookPath}`}</code>
        <Test connection={connection} />
      </div>
      <QueueTabs
        label={t('channels.parts')}
        queues={channelParts.map((id) => ({
          id,
          label: t(`channels.part.${id}`),
          count: counts[id],
          late: id !== 'addresses',
        }))}
        current={part}
        onChoose={(id) => go(partOf(id as ChannelPart, connection))}
      />
      <PartOf part={part} connection={connection} />
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function PartOf({ part, connection }: { part: ChannelPart; connection: ConnectionView }) {
  if (part === 'deliveries') return <Deliveries connection={connection} />;
  if (part === 'outgoings') return <Outgoings connection={connection} />;
  if (part === 'addresses') return <Addresses shopId={connection.shop.id} />;
  if (part === 'skus') return <SkuMap connection={connection} />;
  return <ConnectionChange key={connection.rev} connection={connection} />;
}

function Test({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const may = useMay();
  const name = useName();
  const queries = useQueryClient();
  const [steps, setSteps] = useState<{ step: string; ok: boolean; detail: { zh: string; en: string } }[]>([]);
  const testing = useSend(async () => {
    const input = { connectionId: connection.id };
    const answer = await call<typeof testConnection>('POST /connections/:connectionId/test', input);
    setSteps(answer.steps);
    await queries.invalidateQueries({ queryKey: ['channels'] });
  });
  if (!may('channels.test') || connection.state === 'closed') return null;
  return (
    <>
      <button type="button" className="btn" disabled={testing.busy} onClick={() => testing.send()}>
        {t('channels.test')}
      </button>
      <span role="status">
        {steps.map(({ step, ok, detail }) => (
          <span key={step} className={ok ? 'tag' : 'tag late'}>
            {ok ? '✓' : '!'} {name(detail)}
          </span>
        ))}
      </span>
      <RefusalText error={testing.error} />
    </>
  );
}
