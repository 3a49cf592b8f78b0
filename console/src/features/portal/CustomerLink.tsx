/**
 * The link that a customer gets in a message: made and copied in one step, and all links of the order ended in another. The token is
 * shown once by the server, so what is copied here is not kept anywhere. (OT-4.3)
 */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { createLink, revokeLinks } from '../../../../contract/portal.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

interface Made {
  address: string;
  expiresAt: string;
}

export function CustomerLink({ order }: { order: OrderView }) {
  const t = useT();
  const formats = useFormats();
  const may = useMay();
  const [made, setMade] = useState<Made>();
  const making = useSend(async () => {
    const link = await call<typeof createLink>('POST /orders/:orderId/customer-links', { orderId: order.id });
    const address = location.origin + link.path;
    setMade({ address, expiresAt: link.expiresAt });
    await copyText(address);
  });
  const ending = useSend(async () => {
    await call<typeof revokeLinks>('POST /orders/:orderId/customer-links/revocation', { orderId: order.id });
    setMade(undefined);
  });
  if (!may('portal.create-link')) return null;
  return (
    <section className="side-part" aria-labelledby="customer-link">
      <h2 className="lab" id="customer-link">
        {t('portal.title')}
      </h2>
      <div className="row">
        <button type="button" className="btn sm" disabled={making.busy} onClick={() => making.send()}>
          <Icon name="copy" size={14} />
          {t('portal.copy')}
        </button>
        <button type="button" className="btn sm quiet" disabled={ending.busy} onClick={() => ending.send()}>
          {t('portal.revoke')}
        </button>
      </div>
      <p className="sub" role="status">
        {made ? t('portal.copied', { until: formats.when(made.expiresAt) }) : ending.done ? t('portal.revoked') : ''}
      </p>
      {made && <code className="sub">{made.address}</code>}
      <RefusalText error={making.error ?? ending.error} />
    </section>
  );
}

/** A browser that refuses the clipboard still shows the address to take along by hand. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
}
