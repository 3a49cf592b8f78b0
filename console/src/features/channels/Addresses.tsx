/** Addresses that buyers changed on the platform: before and after, what was found, and the decision. (OS-6.3, PD-3.4) */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import type {
  acceptAddress,
  AddressRequestView,
  refuseAddress,
  revealAddress,
} from '../../../../contract/platforms.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { afterAction } from '../orders/afterAction.ts';
import { addressesQuery, orderAddressQuery } from './channelQueries.ts';
import './channels.css';

export function Addresses({ shopId }: { shopId: string }) {
  const t = useT();
  const asked = useQuery(addressesQuery(shopId));
  return (
    <div className="channel-part">
      {!asked.data && <Skeleton rows={4} />}
      {asked.data?.items.length === 0 && <Empty why={t('channels.noAddresses')} />}
      <ul className="requests">
        {asked.data?.items.map((one) => (
          <li key={one.id}>
            <Request request={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** On the order's page, on top: the parcel waits for it, or the carrier must be asked. */
export function OrderAddress({ order }: { order: OrderView }) {
  const t = useT();
  const may = useMay();
  const asked = useQuery({ ...orderAddressQuery(order.id, order.rev), enabled: may('platforms.address-requests') });
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="order-address" aria-label={t('channels.newAddress')}>
      <h2>{t('channels.newAddress')}</h2>
      {items.map((one) => (
        <div key={one.id}>
          <Request request={one} />
        </div>
      ))}
    </section>
  );
}

function Request({ request }: { request: AddressRequestView }) {
  const t = useT();
  const formats = useFormats();
  const line = ({ name, phone, place }: AddressRequestView['before']) => [name, phone, place].filter(Boolean).join(' ');
  return (
    <>
      <p className="row wrap">
        <Link to="/orders/$orderId" params={{ orderId: request.order.id }}>
          {request.order.number}
        </Link>
        <span className="sub">{formats.when(request.askedAt)}</span>
        {request.findings.map((finding) => (
          <span key={finding.code} className="tag soon">
            {t(`channels.finding.${finding.code}`, finding.params)}
          </span>
        ))}
      </p>
      <dl className="kv">
        <dt>{t('channels.before')}</dt>
        <dd>{line(request.before)}</dd>
        <dt>{t('channels.after')}</dt>
        <dd>
          <NewAddress request={request} masked={line(request.after)} />
        </dd>
      </dl>
      {request.parcels.map((parcel) => (
        <p key={parcel.waybill} className="reroute">
          {t('channels.reroute', parcel)}
        </p>
      ))}
      <Decision requestId={request.id} orderId={request.order.id} />
    </>
  );
}

/** The carrier is told the whole of it: by right, and logged. */
function NewAddress({ request, masked }: { request: AddressRequestView; masked: string }) {
  const t = useT();
  const may = useMay();
  const reveal = async (reason: string | undefined) => {
    const input = { requestId: request.id, reason };
    const clear = await call<typeof revealAddress>('POST /address-requests/:requestId/reveal', input);
    return [`${clear.name} ${clear.phone}`, clear.address];
  };
  return (
    <MaskedText
      label={t('channels.receiver')}
      masked={[masked]}
      reveal={may('platforms.reveal-address') ? reveal : undefined}
    />
  );
}

function Decision({ requestId, orderId }: { requestId: string; orderId: string }) {
  const t = useT();
  const may = useMay();
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<'accept' | 'refuse'>();
  if (!may('platforms.accept-address')) return null;
  if (deciding)
    return (
      <ReasonForm
        label={t('orders.field.reason')}
        submit={t(`channels.${deciding}`)}
        onCancel={() => setDeciding(undefined)}
        onSubmit={async (reason) => {
          const input = { requestId, reason };
          if (deciding === 'accept')
            await call<typeof acceptAddress>('POST /address-requests/:requestId/acceptance', input);
          else await call<typeof refuseAddress>('POST /address-requests/:requestId/refusal', input);
          await queries.invalidateQueries({ queryKey: ['channels'] });
          await afterAction(queries, orderId);
        }}
      />
    );
  return (
    <p className="row">
      <button type="button" className="btn pri" onClick={() => setDeciding('accept')}>
        {t('channels.accept')}
      </button>
      <button type="button" className="btn" onClick={() => setDeciding('refuse')}>
        {t('channels.refuse')}
      </button>
    </p>
  );
}
