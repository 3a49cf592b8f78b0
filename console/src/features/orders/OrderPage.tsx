/** An order on its own page, under its own address. */
import { useParams } from '@tanstack/react-router';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { OrderSheet } from './OrderSheet.tsx';
import './orders.css';

export function OrderPage() {
  const { orderId } = useParams({ strict: false }) as { orderId: string };
  return (
    <div className="order whole">
      <OrderSheet key={orderId} orderId={orderId} depth="page" />
      <footer className="foot">
        <KeyHints />
      </footer>
    </div>
  );
}
