/** One delivery: why it waits, with the remedy; a code is mapped here, it is worked again, or discarded with a reason. (PD-3.2) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, DeliveryView, dropDelivery, rerunDelivery } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { MapSkuForm } from './MapSkuForm.tsx';

interface DeliveryDrawerProps {
  connection: ConnectionView;
  delivery: DeliveryView;
  onClose: () => void;
}

export function DeliveryDrawer({ connection, delivery, onClose }: DeliveryDrawerProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = delivery.externalNo ?? delivery.externalId;
  useKeys(title, [{ keys: 'Escape', label: t('key.close'), run: onClose }], { depth: 'drawer' });
  return (
    <section className="drawer" role="dialog" aria-label={title}>
      <div className="head">
        <h2>{title}</h2>
        <span className="tag">{t(`channels.delivery.${delivery.state}`)}</span>
        <span className="grow" />
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="scroll pad">
        <Faults connection={connection} delivery={delivery} />
        <dl className="kv side-part">
          <dt>{t('channels.column.received')}</dt>
          <dd>{formats.when(delivery.receivedAt)}</dd>
          <dt>{t('channels.platformTime')}</dt>
          <dd>{delivery.platformAt ? formats.when(delivery.platformAt) : '—'}</dd>
          <dt>{t('channels.deliveryId')}</dt>
          <dd>{delivery.externalId}</dd>
          <dt>{t('channels.column.topic')}</dt>
          <dd>{delivery.topic}</dd>
          <dt>{t('channels.size')}</dt>
          <dd>{formats.bytes(delivery.bytes)}</dd>
          <dt>{t('channels.column.order')}</dt>
          <dd>
            {delivery.order ? (
              <Link to="/orders/$orderId" params={{ orderId: delivery.order.id }}>
                {delivery.order.number}
              </Link>
            ) : (
              '—'
            )}
          </dd>
          {delivery.reason && <dt>{t('channels.dropped')}</dt>}
          {delivery.reason && <dd>{delivery.reason}</dd>}
        </dl>
        <Steps delivery={delivery} />
      </div>
    </section>
  );
}

function Faults({ connection, delivery }: { connection: ConnectionView; delivery: DeliveryView }) {
  const name = useName();
  const may = useMay();
  if (delivery.faults.length === 0) return null;
  return (
    <ul className="requests">
      {delivery.faults.map((fault, n) => (
        <li key={`${fault.code}-${n}`}>
          <b>{name(fault.what)}</b>
          <p className="sub">{name(fault.mend)}</p>
          {fault.sku && may('channels.map-sku') && (
            <MapSkuForm connectionId={connection.id} code={fault.sku} suggestion={fault.suggestion ?? ''} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Steps({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [dropping, setDropping] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: ['channels'] });
  const rerun = useSend(async () => {
    await call<typeof rerunDelivery>('POST /deliveries/:deliveryId/rerun', { deliveryId: delivery.id });
    await again();
  });
  const isOpen = delivery.state === 'waiting' || delivery.state === 'stored';
  if (dropping)
    return (
      <ReasonForm
        label={t('channels.dropWhy')}
        submit={t('channels.drop')}
        onCancel={() => setDropping(false)}
        onSubmit={async (reason) => {
          await call<typeof dropDelivery>('POST /deliveries/:deliveryId/drop', { deliveryId: delivery.id, reason });
          await again();
          setDropping(false);
        }}
      />
    );
  return (
    <p className="row">
      {delivery.hasBody && may('channels.rerun') && (
        <button type="button" className="btn pri" disabled={rerun.busy} onClick={() => rerun.send()}>
          {t('channels.rerun')}
        </button>
      )}
      {isOpen && may('channels.drop') && (
        <button type="button" className="btn" onClick={() => setDropping(true)}>
          {t('channels.drop')}
        </button>
      )}
      <RefusalText error={rerun.error} />
    </p>
  );
}
