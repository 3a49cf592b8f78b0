/**
 * One search and command palette: order numbers and their last digits, phones, names, waybills, products, customers, pages, and what
 * this person may do. What is typed travels in a request's body and stands in no address, because it may be somebody's phone.
 */
import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useMe } from '../session.ts';
import { wantStep } from '../wantedStep.ts';
import { PaletteList } from './PaletteList.tsx';
import { remember } from './recent.ts';
import { usePaletteItems, type Item } from './usePaletteItems.ts';
import './palette.css';

export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { text, asking, items, found, at, open, type, move, back, choose, onOrder } = usePalette(onClose);
  return (
    <>
      <Typed
        text={text}
        asking={asking?.title}
        active={items[at]?.key}
        onText={type}
        onBack={back}
        onMove={move}
        onChoose={() => choose(items[at])}
      />
      {asking && open && text === '' && (
        <button type="button" className="palette-this" onClick={() => onOrder(open)}>
          {t('find.thisOrder', { action: asking.title })}
        </button>
      )}
      <PaletteList items={items} at={at} onChoose={choose} />
      <p className="sr-only" role="status">
        {t('find.count', { count: items.length })}
      </p>
      {found.isSettled && items.length === 0 && <p className="find-none">{t('find.none')}</p>}
      {asking && text === '' && <p className="find-none">{t('find.whichOrder', { action: asking.title })}</p>}
      <RefusalText error={found.error} />
      <div className="palette-keys" aria-hidden="true">
        <KeyCap keys="ArrowUp" /> <KeyCap keys="ArrowDown" /> {t('key.move')} <KeyCap keys="Enter" /> {t('key.open')}{' '}
        <KeyCap keys="Escape" /> {t('key.close')}
      </div>
    </>
  );
}

/** What is typed, which answer is chosen, and where a choice leads: to a page, to an order, or to the question for which order. */
function usePalette(onClose: () => void) {
  const router = useRouter();
  const me = useMe();
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<Item>();
  const [at, setAt] = useState(0);
  const { items, found } = usePaletteItems(text, asking?.id);
  const open = orderInSight(router.state.location);
  const type = (next: string) => {
    setText(next);
    setAt(0);
  };
  const onOrder = (orderId: string, number?: string) => {
    if (asking) wantStep(orderId, asking.id);
    else if (number) remember(me.id, { kind: 'order', id: orderId, number });
    if (orderId !== open) router.history.push(`/orders/${orderId}`);
    onClose();
  };
  const choose = (item: Item | undefined) => {
    if (!item) return;
    if (item.kind === 'order') return onOrder(item.id, item.title);
    if (item.kind === 'page' || item.kind === 'action') remember(me.id, { kind: item.kind, id: item.id });
    if (item.to) {
      router.history.push(item.to);
      return onClose();
    }
    setAsking(item);
    type('');
  };
  const move = (by: number) => setAt(Math.max(0, Math.min(items.length - 1, at + by)));
  return { text, asking, items, found, at, open, type, move, back: () => setAsking(undefined), choose, onOrder };
}

/** The order that stands open: on its own page, or in the drawer of a list. */
function orderInSight({ pathname, search }: { pathname: string; search: unknown }): string | undefined {
  const { open } = search as { open?: string };
  return /^\/orders\/([0-9a-f-]{36})$/.exec(pathname)?.[1] ?? open;
}

interface TypedProps {
  text: string;
  asking: string | undefined;
  active: string | undefined;
  onText: (text: string) => void;
  onBack: () => void;
  onMove: (by: number) => void;
  onChoose: () => void;
}

function Typed({ text, asking, active, onText, onBack, onMove, onChoose }: TypedProps) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [asking]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    // An input method's own Enter and arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key === 'Enter') onChoose();
    else if (event.key === 'Backspace' && text === '' && asking) onBack();
    else return;
    event.preventDefault();
  };
  return (
    <div className="palette-typed">
      {asking && <span className="tag">{asking}</span>}
      <input
        ref={field}
        className="in"
        type="search"
        role="combobox"
        aria-expanded={active !== undefined}
        aria-controls="palette-list"
        aria-activedescendant={active}
        aria-label={asking ? t('find.whichOrder', { action: asking }) : t('find.what')}
        placeholder={asking ? t('find.orderOnly') : t('find.what')}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
