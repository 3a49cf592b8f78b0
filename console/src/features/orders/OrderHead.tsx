/** The head of an order: neighbours, number, what it is, and the buttons of what may be done now. Only one is primary; none is dead. */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { orderStages } from '../../../../contract/vocabulary.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useName } from '../../i18n/useFormats.ts';
import { Floating } from '../../ui/Floating.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { CopyButton } from '../../ui/table/CopyCell.tsx';
import { SpecialMarks } from '../special/SpecialMarks.tsx';
import type { OpenActions } from './useOrderActions.ts';

export interface Neighbours {
  previous: string | undefined;
  next: string | undefined;
  onGo: (orderId: string) => void;
}

interface OrderHeadProps {
  order: OrderView;
  actions: OpenActions;
  neighbours?: Neighbours | undefined;
  onClose?: (() => void) | undefined;
}

export function OrderHead({ order, actions, neighbours, onClose }: OrderHeadProps) {
  const t = useT();
  const name = useName();
  return (
    <div className="head order-head">
      {neighbours && <Neighbour {...neighbours} />}
      <h1>{order.number}</h1>
      <CopyButton text={order.number} />
      <span className="order-tags">
        <span className="tag plain">{order.shop.name}</span>
        <span className="tag">{name(orderStages[order.stage])}</span>
        {order.type !== 'normal' && <span className="tag soon">{t(`orders.type.${order.type}`)}</span>}
        <SpecialMarks kinds={order.flags.filter((kind) => kind !== order.type)} />
      </span>
      <span className="grow" />
      <span className="order-actions">
        <ActionButtons actions={actions} />
      </span>
      {onClose && (
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

function Neighbour({ previous, next, onGo }: Neighbours) {
  const t = useT();
  return (
    <div className="nav">
      {previous && (
        <button type="button" aria-label={t('orders.previous')} onClick={() => onGo(previous)}>
          <Icon name="left" size={14} />
          <KeyCap keys="p" upper />
        </button>
      )}
      {next && (
        <button type="button" aria-label={t('orders.next')} onClick={() => onGo(next)}>
          <KeyCap keys="n" upper />
          <Icon name="right" size={14} />
        </button>
      )}
    </div>
  );
}

function ActionButtons({ actions }: { actions: OpenActions }) {
  const { primary } = actions;
  return (
    <>
      {actions.keyed.map((action) => (
        <button key={action.name} type="button" className="btn" onClick={() => actions.start(action.name)}>
          {action.title}
          {action.keys && <KeyCap keys={action.keys} upper />}
        </button>
      ))}
      {actions.others.length > 0 && <MoreActions actions={actions} />}
      {primary && (
        <button type="button" className="btn pri" disabled={actions.busy} onClick={() => actions.start(primary.name)}>
          {primary.title}
          <KeyCap keys="Enter" />
        </button>
      )}
    </>
  );
}

function MoreActions({ actions }: { actions: OpenActions }) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  const start = (name: string) => {
    close();
    actions.start(name);
  };
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t('orders.moreActions')}
        <Icon name="down" size={14} />
      </button>
      {anchor && (
        <Floating anchor={anchor} label={t('orders.moreActions')} width={190} onClose={close} className="menu">
          {actions.others.map((action) => (
            <button key={action.name} type="button" onClick={() => start(action.name)}>
              {action.title}
            </button>
          ))}
        </Floating>
      )}
    </>
  );
}
