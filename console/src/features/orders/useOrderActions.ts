/** Which steps are open on this order, their keys, and the step that is being asked or sent. The server's list decides; nothing is offered that it would refuse. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../../contract/orders.ts';
import { useName } from '../../i18n/useFormats.ts';
import { useKeys, type Depth } from '../../ui/keys/useKeys.ts';
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
  const { t } = useTranslation();
  const name = useName();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();

  const open: OpenAction[] = order.actions
    .filter((one) => one.allowed && orderActions[one.action])
    .map((one) => ({ name: one.action, title: name(one.title), keys: orderActions[one.action]?.keys }));
  const primary = open.find((one) => orderActions[one.name]?.forward);
  const rest = open.filter((one) => one !== primary);

  const done = () => {
    setAsking(undefined);
    void afterAction(queries, order.id);
  };
  const run = async (action: string) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await orderActions[action]?.send(order, {}, crypto.randomUUID());
      done();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const start = (action: string) => {
    if (busy) return;
    setRefused(undefined);
    if (orderActions[action]?.fields) setAsking(action);
    else void run(action);
  };
  useKeys(
    t('orders.one'),
    [
      ...(primary ? [{ keys: 'Enter', label: primary.title, decides: true, off: asking !== undefined, run: () => start(primary.name) }] : []),
      ...rest.flatMap((one) => (one.keys ? [{ keys: one.keys, label: one.title, decides: true, off: asking !== undefined, run: () => start(one.name) }] : [])),
    ],
    { depth, subject: order.id },
  );
  return {
    primary,
    keyed: rest.filter((one) => one.keys),
    others: rest.filter((one) => !one.keys),
    asking: open.find((one) => one.name === asking),
    busy,
    refused,
    start,
    stop: () => setAsking(undefined),
    done,
  };
}
