/** What we know of the customer while the order is typed: credit, the latest orders to repeat, and one that looks the same (CC-2.2). */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { customerStanding, repeatOrder } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useAsked } from '../../ui/useAsked.ts';
import { useSend } from '../../ui/useSend.ts';
import { totalsOf, type Draft } from './draft.ts';
import type { ChangeDraft } from './NewOrderPage.tsx';

const PAUSE_MS = 400;

export function KnownCustomer({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = useAsked(draft.phone.length >= 7 ? draft.phone : '', PAUSE_MS);
  const lines = draft.lines.map(({ skuId, quantity }) => ({ skuId, quantity }));
  const { total } = totalsOf(draft);
  const input = {
    ...(draft.customerId ? { customerId: draft.customerId } : { phone }),
    lines,
    ...(total === undefined ? {} : { total }),
  };
  const standing = useQuery({
    queryKey: ['entry', 'standing', input],
    queryFn: ({ signal }) => call<typeof customerStanding>('POST /entry/standing', input, { signal }),
    enabled: draft.customerId !== '' || phone !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const repeat = useSend(async (orderId: string) => {
    const {
      receiver,
      lines: again,
      ...rest
    } = await call<typeof repeatOrder>('POST /entry/repeat/:orderId', { orderId });
    const blank = { discount: '', note: '' };
    change({
      shopId: rest.shopId,
      customerId: rest.customerId ?? '',
      paymentTerms: rest.paymentTerms,
      ...receiver,
      guesses: {},
      lines: again.map((line) => ({ key: crypto.randomUUID(), ...line, ...blank })),
    });
  });
  if (!standing.data) return null;
  const { credit, latest, first } = standing.data;
  const alike = latest.filter((one) => one.alike);
  return (
    <section className="known">
      {credit && credit.limit > 0 && (
        <>
          <h2>{t('entry.credit')}</h2>
          <p className={credit.used + (total ?? 0) > credit.limit && draft.paymentTerms === 'credit' ? 'short' : ''}>
            {t('entry.creditOf', { used: formats.money(credit.used), limit: formats.money(credit.limit) })}
          </p>
        </>
      )}
      {alike.map((one) => (
        <p key={one.id} className="alike" role="status">
          {t('entry.alike', { number: one.number, at: formats.when(one.enteredAt) })}
        </p>
      ))}
      <h2>{first ? t('entry.firstOrder') : t('entry.latest')}</h2>
      <ul>
        {latest.map((one) => (
          <li key={one.id}>
            <span className="cut">
              {one.lines.map((line) => `${line.name} ×${formats.decimal(line.quantity)}`).join(t('list.comma'))}
            </span>
            <span className="num">{formats.money(one.total)}</span>
            <button type="button" className="link" disabled={repeat.busy} onClick={() => repeat.send(one.id)}>
              {t('entry.repeat')}
            </button>
          </li>
        ))}
      </ul>
      <RefusalText error={repeat.error} />
    </section>
  );
}
