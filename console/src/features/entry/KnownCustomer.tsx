/** What we know of the customer while the order is typed: an order that looks the same, and the latest ones to repeat (CC-2.2). */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import type { ChangeDraft } from './draft.ts';
import { useRepeat } from './useRepeat.ts';
import type { Standing } from './useStanding.ts';

type Earlier = Standing['latest'][number];

export function KnownCustomer({ standing, change }: { standing: Standing; change: ChangeDraft }) {
  const { t } = useTranslation();
  const repeat = useRepeat(change);
  const { latest, first } = standing;
  const [newest] = latest;
  const off = !newest || repeat.busy;
  useKeys(t('entry.title'), [
    { keys: 'Ctrl+d', label: t('entry.repeatLast'), off, run: () => newest && repeat.send(newest.id) },
  ]);
  return (
    <section className="known" aria-label={t('entry.latest')}>
      {latest
        .filter((one) => one.alike)
        .map((one) => (
          <Alike key={one.id} order={one} />
        ))}
      <h2>{first ? t('entry.firstOrder') : t('entry.latest')}</h2>
      <ul>
        {latest.map((one) => (
          <EarlierOrder key={one.id} order={one} busy={repeat.busy} onRepeat={() => repeat.send(one.id)} />
        ))}
      </ul>
      <RefusalText error={repeat.error} />
    </section>
  );
}

function Alike({ order }: { order: Earlier }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className="alike row" role="status">
      <Icon name="warn" size={14} />
      <Link to="/orders/$orderId" params={{ orderId: order.id }} target="_blank">
        {t('entry.alike', { number: order.number, at: formats.when(order.enteredAt) })}
      </Link>
    </p>
  );
}

function EarlierOrder({ order, busy, onRepeat }: { order: Earlier; busy: boolean; onRepeat: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const goods = order.lines.map((line) => `${line.name} ×${formats.decimal(line.quantity)}`).join(t('list.comma'));
  return (
    <li>
      <span className="cut" title={goods}>
        {goods}
      </span>
      <button type="button" className="link" disabled={busy} onClick={onRepeat}>
        {t('entry.repeat')}
      </button>
      <span className="sub">
        {formats.when(order.enteredAt)}
        {t('list.comma')}
        {formats.money(order.total)}
      </span>
    </li>
  );
}
