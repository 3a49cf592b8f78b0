/** The shop's own codes and the products that they stand for. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../../contract/channels.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { skuMapQuery } from './channelQueries.ts';
import { MapSkuForm } from './MapSkuForm.tsx';

export function SkuMap({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const may = useMay();
  const asked = useQuery(skuMapQuery(connection.id));
  return (
    <div className="channel-part">
      {may('channels.map-sku') && <MapSkuForm connectionId={connection.id} />}
      {!asked.data && <Skeleton rows={4} />}
      {asked.data?.items.length === 0 && <Empty why={t('channels.noSkus')} />}
      <dl className="kv">
        {asked.data?.items.map((one) => (
          <div key={one.code} className="row">
            <dt>{one.code}</dt>
            <dd>
              {one.sku} {one.name}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
