/** An order opened from the list: the list stays in place behind it, N and P go on through it. It may be made before it is opened. */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { SeenWhen } from '../../ui/state/seen.tsx';
import { usePainted } from '../../ui/state/painted.ts';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import type { Neighbours } from './OrderHead.tsx';
import { OrderSheet } from './OrderSheet.tsx';

interface OrderDrawerProps extends Neighbours {
  orderId: string;
  open: boolean;
  onClose: () => void;
}

export function OrderDrawer({ orderId, open, previous, next, onGo, onClose }: OrderDrawerProps) {
  const t = useT();
  const drawer = useRef<HTMLElement>(null);
  const neighbours = useMemo(() => ({ previous, next, onGo }), [previous, next, onGo]);
  // To be within reach gives all that is in it new styles: a frame after it is seen is soon enough.
  const within = usePainted(open);
  return (
    <section
      ref={drawer}
      className={open ? 'drawer order' : 'drawer order ahead'}
      role="dialog"
      aria-label={t('orders.one')}
      // Readers that do not know `inert` are told so too.
      aria-hidden={!open}
      inert={!within}
      tabIndex={-1}
    >
      {within && <Focus on={drawer} />}
      <SeenWhen seen={open}>
        <OrderSheet orderId={orderId} depth="drawer" neighbours={neighbours} onClose={onClose} />
      </SeenWhen>
      <footer className="foot">
        <Link to="/orders/$orderId" params={{ orderId }}>
          {t('orders.openWhole')}
        </Link>
      </footer>
    </section>
  );
}

function Focus({ on }: { on: RefObject<HTMLElement | null> }) {
  useFocusBack();
  useEffect(() => {
    on.current?.focus();
  }, [on]);
  return null;
}
