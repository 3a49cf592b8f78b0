/**
 * Finds orders by number, external number, phone or its tail, name, product or waybill. What is typed travels in a request's body
 * and stands in no address, because it may be somebody's phone.
 */
import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { searchOrders } from '../../../contract/orders.ts';
import { orderStages } from '../../../contract/vocabulary.ts';
import { useFormats, useName } from '../i18n/useFormats.ts';
import { Floating } from '../ui/Floating.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyCap } from '../ui/keys/KeyCap.tsx';
import { useKeys } from '../ui/keys/useKeys.ts';
import { RefusalText } from '../ui/RefusalText.tsx';
import { useAsked } from '../ui/useAsked.ts';
import { call } from './api.ts';

const PAUSE_MS = 250;
const FEWEST = 2;

export function FindBox() {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const button = useRef<HTMLButtonElement>(null);
  const open = () => setAnchor(button.current ?? undefined);
  useKeys(t('frame.everywhere'), [{ keys: 'Ctrl+k', label: t('find.title'), quiet: true, run: open }], {
    depth: 'frame',
  });
  return (
    <>
      <button
        type="button"
        ref={button}
        className="find"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={t('find.title')}
        onClick={open}
      >
        <Icon name="search" />
        <span className="cut">{t('find.what')}</span>
        <KeyCap keys="Ctrl+k" upper />
      </button>
      {anchor && (
        <Floating
          anchor={anchor}
          label={t('find.title')}
          width={700}
          onClose={() => setAnchor(undefined)}
          className="find-panel"
        >
          <Finder onClose={() => setAnchor(undefined)} />
        </Floating>
      )}
    </>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const asked = useAsked(text, PAUSE_MS);
  const [at, setAt] = useState(0);
  const found = useFound(asked);
  const items = asked.length >= FEWEST ? (found.data?.items ?? []) : [];
  const open = (orderId: string | undefined) => {
    if (!orderId) return;
    onClose();
    void navigate({ to: '/orders/$orderId', params: { orderId } });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(items.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') open(items[at]?.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="in"
        type="search"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="found-orders"
        aria-activedescendant={items[at] ? `found-${items[at].id}` : undefined}
        aria-label={t('find.what')}
        placeholder={t('find.what')}
        autoComplete="off"
        maxLength={80}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Found items={items} at={at} onOpen={open} />
      {asked.length >= FEWEST && found.isSuccess && items.length === 0 && <p className="find-none">{t('find.none')}</p>}
      {found.isError && <RefusalText error={found.error} />}
    </>
  );
}

/** What was found is forgotten with the box: it is a search for a person. */
function useFound(asked: string) {
  return useQuery({
    queryKey: ['orders', 'search', asked],
    queryFn: ({ signal }) => call<typeof searchOrders>('POST /orders/search', { text: asked, limit: 20 }, { signal }),
    enabled: asked.length >= FEWEST,
    gcTime: 0,
  });
}

type Item = {
  id: string;
  number: string;
  externalNo: string | null;
  stage: keyof typeof orderStages;
  shop: { name: string };
  receiverMask: string;
  total: number;
  currency: string;
};

function Found({ items, at, onOpen }: { items: readonly Item[]; at: number; onOpen: (orderId: string) => void }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  return (
    <ul id="found-orders" role="listbox" aria-label={t('find.found')} className="found">
      {items.map((order, index) => (
        <li
          key={order.id}
          id={`found-${order.id}`}
          role="option"
          aria-selected={index === at}
          onClick={() => onOpen(order.id)}
        >
          <b>{order.number}</b>
          <span className="cut sub">{order.externalNo}</span>
          <span className="cut">{order.shop.name}</span>
          <span>{name(orderStages[order.stage])}</span>
          <span className="cut">{order.receiverMask}</span>
          <span className="num">{formats.money(order.total, order.currency)}</span>
        </li>
      ))}
    </ul>
  );
}
