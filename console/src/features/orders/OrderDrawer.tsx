/** An order opened from the list: the list stays in place behind it, N and P go on through it. */
import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import type { Neighbours } from './OrderHead.tsx';
import { OrderSheet } from './OrderSheet.tsx';

export function OrderDrawer({
  orderId,
  onClose,
  ...neighbours
}: Neighbours & { orderId: string; onClose: () => void }) {
  const t = useT();
  const drawer = useRef<HTMLElement>(null);
  useFocusBack();
  useEffect(() => {
    drawer.current?.focus();
  }, [orderId]);
  return (
    <section ref={drawer} className="drawer order" role="dialog" aria-label={t('orders.one')} tabIndex={-1}>
      <OrderSheet orderId={orderId} depth="drawer" neighbours={neighbours} onClose={onClose} />
      <footer className="foot">
        <Link to="/orders/$orderId" params={{ orderId }}>
          {t('orders.openWhole')}
        </Link>
      </footer>
    </section>
  );
}
