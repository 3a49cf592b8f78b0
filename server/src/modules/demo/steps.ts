/**
 * What people do with an order, as steps of the story: an action, who does it, when, and what it says. A step names the
 * order and its parts by the story's own keys; ids of a database are filled in when it is played.
 */
import type { DepartmentId } from '../../../../contract/vocabulary.ts';
import { carriers, waybillPrefix, type WarehouseCode } from './firm.ts';
import { skuOf } from './goods.ts';
import { minute, nextTick } from './hours.ts';
import type { Item, Purchase } from './purchase.ts';
import type { Chance } from './random.ts';

export interface Step {
  at: number;
  /** The key of the purchase. */
  order: string;
  action: string;
  /** The account of the person. */
  by: string;
  input: Record<string, unknown>;
  /** Parts of the order that are to be named: its n-th shipment or hold, some lines, its revision, what a department is to confirm. */
  part?: { shipment?: number; hold?: number; lines?: readonly Item[]; rev?: true; acknowledgement?: DepartmentId };
  /** Only of the step that enters the order. */
  entry?: { shop: string; session: string | null; customer: string | null };
}

export type Duty = (role: string, at: number, warehouse?: WarehouseCode) => string;

/** Everything that the steps of one order are made from. */
export interface Scene {
  order: Purchase;
  luck: Chance;
  duty: Duty;
}

export const never = Number.POSITIVE_INFINITY;
const instant = (at: number): string => new Date(at).toISOString();

export function enterStep(
  { order, duty, luck }: Scene,
  at: number,
  more: { customer?: string; payments?: unknown[]; by?: string } = {},
): Step {
  const paid = {
    kind: 'full',
    amount: order.total,
    occurredAt: instant(order.paidAt),
    method: methodOf(order, luck),
    externalRef: `P${order.externalNo}`,
  };
  return {
    at,
    order: order.key,
    action: 'orders.create',
    by: more.by ?? duty('clerk', at),
    input: { ...order.input, payments: more.payments ?? [paid] },
    entry: { shop: order.shop.code, session: order.session, customer: more.customer ?? null },
  };
}

function methodOf(order: Purchase, luck: Chance): string {
  const own = {
    douyin: '抖音支付',
    kuaishou: '快手支付',
    taobao: '支付宝',
    pdd: '多多支付',
    jd: '京东支付',
    shopify: 'PayPal',
    own: '微信支付',
    b2b: '对公转账',
  }[order.shop.platform];
  return luck.happens(0.8) ? own : '微信支付';
}

function plain(
  order: Purchase,
  at: number,
  action: string,
  by: string,
  input: Record<string, unknown> = {},
  part?: Step['part'],
): Step {
  return { at, order: order.key, action, by, input, ...(part ? { part } : {}) };
}

export const checkStep = ({ order, duty }: Scene, at: number): Step =>
  plain(order, at, 'orders.check', duty('checker', at));
export const prepareStep = ({ order, duty }: Scene, at: number): Step =>
  plain(order, at, 'orders.prepare', duty('warehouse', at, order.shop.warehouse));

export function packStep({ order, duty }: Scene, at: number, lines?: readonly Item[]): Step {
  return plain(
    order,
    at,
    'shipments.pack',
    duty('warehouse', at, order.shop.warehouse),
    {},
    lines ? { lines } : undefined,
  );
}

export function handOverStep({ order, duty, luck }: Scene, at: number, shipment = 0): Step {
  const heavy = (order.input['lines'] as { sku: string }[]).some((line) => skuOf(line.sku).freight);
  const carrier = heavy
    ? carriers.freight
    : luck.weighted([
        [carriers.usual, 65],
        [carriers.fast, 20],
        [carriers.cheap, 15],
      ]);
  const waybill = `${waybillPrefix[carrier]}${luck.between(10, 99)}${String(luck.between(0, 9_999_999_999)).padStart(10, '0')}`;
  return plain(
    order,
    at,
    'shipments.hand-over',
    duty('warehouse', at, order.shop.warehouse),
    { carrier, waybill },
    { shipment },
  );
}

/** Carriers tell us some time after the goods have arrived. */
export function deliverStep({ order, duty }: Scene, at: number, shipment = 0): Step {
  const told = nextTick(at + 5 * minute, 60 * minute);
  return plain(order, told, 'shipments.deliver', duty('logistics', told), { occurredAt: instant(at) }, { shipment });
}

export function acceptStep({ order, duty, luck }: Scene, at: number): Step {
  const told = nextTick(at, 60 * minute);
  const by = order.shop.platform === 'b2b' ? 'customer' : luck.of(['platform', 'platform', 'customer']);
  return plain(order, told, 'orders.accept', duty('service', told), { by, occurredAt: instant(at) });
}

export function closeStep({ order, duty, luck }: Scene, at: number): Step {
  const told = nextTick(at, 60 * minute);
  return plain(order, told, 'orders.close', duty('clerk', told), { by: luck.of(['staff', 'platform', 'customer']) });
}

export interface Hold {
  kind: 'refund' | 'address' | 'stock' | 'payment' | 'customer' | 'other';
  reason: string;
  owner: string;
  blocks?: readonly string[];
  /** The role of whoever places it. */
  by: string;
}

export function holdStep({ order, duty }: Scene, at: number, { kind, reason, owner, blocks, by }: Hold): Step {
  const who = duty(by, at, by === 'warehouse' ? order.shop.warehouse : undefined);
  return plain(order, at, 'orders.hold', who, { kind, reason, ownerDepartment: owner, ...(blocks ? { blocks } : {}) });
}

export function releaseStep({ order, duty }: Scene, at: number, reason: string, hold = 0, by = 'clerk'): Step {
  return plain(order, at, 'orders.release', duty(by, at), { reason }, { hold });
}

export const cancelStep = ({ order, duty }: Scene, at: number, reason: string): Step =>
  plain(order, at, 'orders.cancel', duty('clerk', at), { reason });

export function payStep(
  { order, duty }: Scene,
  at: number,
  amount: number,
  kind: 'full' | 'deposit' | 'balance' | 'part',
  method: string,
): Step {
  const ref = `P${order.externalNo}-${kind}`;
  return plain(order, at, 'payments.record', duty('finance', at), {
    kind,
    amount,
    occurredAt: instant(at - 5 * minute),
    method,
    externalRef: ref,
  });
}

export function refundStep({ order, duty }: Scene, at: number, amount: number, reason: string): Step {
  return plain(order, at, 'payments.refund', duty('finance', at), {
    amount,
    occurredAt: instant(at),
    method: '原路退回',
    externalRef: `R${order.externalNo}`,
    reason,
  });
}

export function remarkStep({ order, duty }: Scene, at: number, sellerRemark: string, sellerFlag: string): Step {
  return plain(order, at, 'orders.remark', duty('service', at), { sellerRemark, sellerFlag });
}

export function correctStep(
  { order, duty }: Scene,
  at: number,
  correction: Record<string, unknown>,
  reason: string,
): Step {
  return plain(order, at, 'orders.correct', duty('clerk', at), { ...correction, reason }, { rev: true });
}

export function unpackStep({ order, duty }: Scene, at: number, reason: string, shipment = 0): Step {
  return plain(order, at, 'shipments.void', duty('warehouse', at, order.shop.warehouse), { reason }, { shipment });
}

type Special = 'custom' | 'urgent' | 'unusualPlace';

/** Which departments the policy has confirm that they know of it, who does so there, and within how many minutes they mostly do. */
const confirming: Record<Special, { who: readonly (readonly [DepartmentId, string])[]; within: number }> = {
  custom: {
    who: [
      ['sales', 'sales'],
      ['production', 'production'],
      ['purchasing', 'purchasing'],
    ],
    within: 230,
  },
  urgent: {
    who: [
      ['orders', 'clerk'],
      ['warehouse', 'warehouse'],
      ['logistics', 'logistics'],
    ],
    within: 58,
  },
  unusualPlace: {
    who: [
      ['logistics', 'logistics'],
      ['warehouse', 'warehouse'],
    ],
    within: 230,
  },
};

export function acknowledgeSteps(
  { order, duty, luck }: Scene,
  enteredAt: number,
  special: Special,
  silent?: DepartmentId,
): Step[] {
  const { who, within } = confirming[special];
  const knowing = who.filter(([department]) => department !== silent);
  return knowing.map(([department, role]) => {
    const at = enteredAt + luck.between(12, within) * minute;
    return plain(
      order,
      at,
      'tasks.done',
      duty(role, at, role === 'warehouse' ? order.shop.warehouse : undefined),
      {},
      { acknowledgement: department },
    );
  });
}
