/** A move: what one registered action is handed, looked up before it acts, so that in a race it acts on what has changed since. */
import type { OrderView } from '../../../contract/orders.ts';
import type { Actor } from '../../../server/src/kernel/access.ts';
import type { RunOptions } from '../../../server/src/kernel/run-action.ts';
import { newest, type Scene } from './scene.ts';

export interface Place {
  scene: Scene;
  orderId: string;
  order: OrderView;
  n: number;
}

export interface Call {
  input: unknown;
  by?: Actor;
  options?: RunOptions;
}

export type Move = (place: Place) => Call | undefined | Promise<Call | undefined>;
export type Moves = Readonly<Record<string, Move>>;

export const onOrder =
  (more: (place: Place) => object = () => ({})): Move =>
  (place) => ({ input: { orderId: place.orderId, ...more(place) } });

export const bySystem =
  (move: Move): Move =>
  async (place) => {
    const call = await move(place);
    return call && { ...call, by: place.scene.world.system };
  };

/** On an open row of another kind; where there is none, what makes one comes first. */
export const onRow =
  (
    row: { field: string; table: string; where: string },
    more: object,
    make: (place: Place) => Promise<unknown>,
  ): Move =>
  async (place) => {
    const find = () => newest(place.scene, row.table, row.where);
    const found = (await find()) ?? (await make(place), await find());
    return found && { input: { [row.field]: found.id, ...more } };
  };

export const now = ({ scene }: Place): string => scene.world.clock.now().toISOString();

export const colleague = ({ scene, n }: Place): string => {
  const { who } = scene.desk;
  return [who.sales, who.finance2, who.production, who.logistics2][n % 4]?.id ?? who.sales.id;
};
