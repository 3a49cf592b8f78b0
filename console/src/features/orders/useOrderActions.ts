/** Which steps are open on this order, their keys, and the step that is being asked or sent. The server's list decides; nothing is offered that it would refuse. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { newKey } from '../../app/newKey.ts';
import { onWantedStep, takeWantedStep } from '../../app/wantedStep.ts';
import { useName } from '../../i18n/useFormats.ts';
import { useKeys, type Depth, type KeyBinding } from '../../ui/keys/useKeys.ts';
import { useWhenSeen } from '../../ui/state/seen.tsx';
import { useSend } from '../../ui/useSend.ts';
import { afterAction } from './afterAction.ts';
import { orderActions } from './orderActions.ts';

export interface OpenAction {
  name: string;
  title: string;
  keys?: string | undefined;
}

export interface OpenActions {
  primary: OpenAction | undefined;
  keyed: OpenAction[];
  others: OpenAction[];
  /** The step whose form stands open. */
  asking: OpenAction | undefined;
  busy: boolean;
  refused: unknown;
  start: (name: string) => void;
  stop: () => void;
  done: () => void;
}

export function useOrderActions(order: OrderView, depth: Depth): OpenActions {
  const name = useName();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<string>();
  const done = () => {
    setAsking(undefined);
    void afterAction(queries, order.id);
  };
  const direct = useSend(async (action: string) => {
    await orderActions[action]?.send(order, {}, newKey());
    done();
  });
  const start = (action: string) => {
    if (direct.busy) return;
    if (orderActions[action]?.fields) setAsking(action);
    else direct.send(action);
  };

  const open: OpenAction[] = order.actions
    .filter((one) => one.allowed && orderActions[one.action])
    .map((one) => ({ name: one.action, title: name(one.title), keys: orderActions[one.action]?.keys }));
  useWantedStep(order.id, (action) => open.some(({ name: own }) => own === action) && setAsking(action));
  const primary = open.find((one) => orderActions[one.name]?.forward);
  const rest = open.filter((one) => one !== primary);
  useStepKeys({ primary, rest, free: asking === undefined, start, depth, orderId: order.id });
  return {
    primary,
    keyed: rest.filter((one) => one.keys),
    others: rest.filter((one) => !one.keys),
    asking: open.find((one) => one.name === asking),
    busy: direct.busy,
    refused: direct.error,
    start,
    stop: () => setAsking(undefined),
    done,
  };
}

/** A step that was chosen in the palette opens its form here; one that asks nothing waits for the reader's own key. */
function useWantedStep(orderId: string, ask: (action: string) => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const listen = useCallback(() => {
    const take = () => {
      const action = takeWantedStep(orderId);
      if (action && orderActions[action]?.fields) latest.current(action);
    };
    take();
    return onWantedStep(take);
  }, [orderId]);
  useWhenSeen(listen);
}

interface StepKeys {
  primary: OpenAction | undefined;
  rest: readonly OpenAction[];
  free: boolean;
  start: (name: string) => void;
  depth: Depth;
  orderId: string;
}

function useStepKeys({ primary, rest, free, start, depth, orderId }: StepKeys): void {
  const t = useT();
  const binding = (keys: string, one: OpenAction): KeyBinding => ({
    keys,
    label: one.title,
    decides: true,
    off: !free,
    run: () => start(one.name),
  });
  const bindings = rest.flatMap((one) => (one.keys ? [binding(one.keys, one)] : []));
  useKeys(t('orders.one'), primary ? [binding('Enter', primary), ...bindings] : bindings, { depth, subject: orderId });
}
