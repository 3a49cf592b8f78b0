/** The fax or mail that an order came by, on its page; each look at one is logged, and another can be attached later. (OS-2.1, OS-8.3) */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { attachScan } from '../../../../contract/entry.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { ScanChoice } from '../entry/ScanChoice.tsx';
import { papersQuery } from './checkQueries.ts';

/** What came by these channels is on paper. */
const onPaper: ReadonlySet<string> = new Set(['phone', 'fax', 'email', 'visit']);
/** Shown by the browser itself; the rest is saved. */
const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/tiff': 'TIFF',
  'message/rfc822': 'EML',
};

export function OrderScans({ order }: { order: OrderView }) {
  const t = useT();
  const formats = useFormats();
  const may = useMay();
  const papers = useQuery({ ...papersQuery(order.id, order.rev), enabled: may('entry.papers') });
  const scans = papers.data?.scans ?? [];
  const mayAttach = may('entry.attach-scan') && onPaper.has(order.channel);
  if (scans.length === 0 && !mayAttach) return null;
  return (
    <section className="side-part order-scans" aria-label={t('check.scans')}>
      <h2>{t('check.scans')}</h2>
      {scans.map((scan, n) => (
        <p key={scan.id}>
          <a className="link" href={`/api/entry/scans/${scan.id}`} target="_blank" rel="noreferrer">
            {t('check.scan', { n: n + 1 })}
          </a>{' '}
          <span className="sub">
            {kinds[scan.mediaType] ?? scan.mediaType} {formats.bytes(scan.bytes)} {formats.when(scan.uploadedAt)}
          </span>
        </p>
      ))}
      {mayAttach && <Attach orderId={order.id} none={scans.length === 0} />}
    </section>
  );
}

function Attach({ orderId, none }: { orderId: string; none: boolean }) {
  const t = useT();
  const queries = useQueryClient();
  const attach = async (scanId: string) => {
    await call<typeof attachScan>('POST /orders/:orderId/scans', { orderId, scanId });
    await queries.invalidateQueries({ queryKey: ['entry', 'papers', orderId] });
  };
  return <ScanChoice label={none ? t('check.attachFirst') : t('check.attach')} className="link" onStored={attach} />;
}
