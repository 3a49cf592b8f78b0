/** What the first rows become by the choices so far: orders with their lines and sums, or every fault with its remedy. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FileLook, MappingSpec, previewMapping } from '../../../../../contract/import-mappings.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { call } from '../../../app/api.ts';
import { useFormats, useName } from '../../../i18n/useFormats.ts';
import { Money } from '../../../ui/Money.tsx';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import '../../../ui/stacked.css';

type Preview = OutputOf<typeof previewMapping>;

export function MappingPreview({ look, spec }: { look: FileLook; spec: MappingSpec }) {
  const { t } = useTranslation();
  const tried = useQuery({
    queryKey: ['mapping-preview', look.header, look.rows.length, spec],
    queryFn: ({ signal }) =>
      call<typeof previewMapping>(
        'POST /import-mappings/preview',
        { header: look.header, rows: look.rows, spec },
        { signal },
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (tried.isPending) return <Skeleton rows={5} />;
  if (!tried.data) return <ErrorStrip error={tried.error} onRetry={() => void tried.refetch()} />;
  const { orders, faults } = tried.data;
  return (
    <div className={tried.isPlaceholderData ? 'preview stale' : 'preview'}>
      <h2>{t('mapping.preview', { orders: orders.length, faults: faults.length })}</h2>
      {orders.length === 0 && faults.length === 0 && <Empty why={t('mapping.nothing')} />}
      {orders.length > 0 && <Orders orders={orders} />}
      {faults.length > 0 && <Faults faults={faults} />}
    </div>
  );
}

function Orders({ orders }: { orders: Preview['orders'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <table className="list plain stacked" aria-label={t('mapping.orders')}>
      <thead>
        <tr>
          <th scope="col">{t('mapping.of.orderNo')}</th>
          <th scope="col">{t('mapping.of.status')}</th>
          <th scope="col">{t('mapping.of.createdAt')}</th>
          <th scope="col">{t('mapping.goods')}</th>
          <th scope="col">{t('mapping.of.name')}</th>
          <th scope="col" className="num">
            {t('mapping.of.payable')}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.slice(0, 12).map((order) => (
          <tr key={order.externalNo}>
            <td data-label={t('mapping.of.orderNo')}>{order.externalNo}</td>
            <td data-label={t('mapping.of.status')}>{t(`mapping.stages.${order.stage}`)}</td>
            <td data-label={t('mapping.of.createdAt')}>
              <time dateTime={order.createdAt}>{formats.when(order.createdAt)}</time>
            </td>
            <td className="whole" data-label={t('mapping.goods')}>
              {order.lines.map((line, at) => (
                <span key={at} className={line.known ? undefined : 'bad'}>
                  {at > 0 && t('list.comma')}
                  {line.code} × {line.quantity}
                </span>
              ))}
            </td>
            <td className="whole" data-label={t('mapping.of.name')}>
              {[order.receiver, order.place].filter(Boolean).join(' ')}
            </td>
            <td className="num" data-label={t('mapping.of.payable')}>
              <Money minor={order.payable} currency={order.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Faults({ faults }: { faults: Preview['faults'] }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <table className="list plain stacked faults" aria-label={t('mapping.faults')}>
      <thead>
        <tr>
          <th scope="col">{t('intake.column.row')}</th>
          <th scope="col">{t('intake.column.column')}</th>
          <th scope="col">{t('intake.column.value')}</th>
          <th scope="col">{t('intake.column.why')}</th>
          <th scope="col">{t('intake.column.how')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.slice(0, 20).map((fault, at) => (
          <tr key={at}>
            <td data-label={t('intake.column.row')}>{fault.row}</td>
            <td data-label={t('intake.column.column')}>{fault.column}</td>
            <td className="whole" data-label={t('intake.column.value')}>
              <span className="bad mono">{fault.value || t('intake.emptyCell')}</span>
            </td>
            <td className="whole" data-label={t('intake.column.why')}>
              {name(fault.what)}
            </td>
            <td className="whole" data-label={t('intake.column.how')}>
              {name(fault.mend)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
