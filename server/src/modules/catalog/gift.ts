/**
 * Which gifts an order earns: by shop, live session, time and what is in it. First-N rules are answered with their
 * limit; how many are left is asked under a lock, because two orders may ask for the last one. (OS-2.2)
 */
import type { Catalog, GiftRule } from './catalog.ts';
import { timesQuantity } from './bundle.ts';

export interface GiftOrder {
  shopId: string;
  sessionId: string | null;
  /** When the buyer ordered. */
  at: Date;
  /** What the goods cost after discounts, in minor units. */
  amount: number;
  lines: readonly { skuId: string; quantity: string; gift?: boolean }[];
}

export interface Gift {
  ruleId: string;
  ruleName: string;
  skuId: string;
  quantity: string;
  holdsBack: boolean;
  /** The rule gives only to the first so many orders: see `lockGiftsLeft` and `countGifts`. */
  firstN: number | null;
}

function earns(rule: GiftRule, order: GiftOrder): boolean {
  if (!rule.active || order.at < rule.validFrom || order.at >= rule.validUntil) return false;
  if (rule.shopId !== null && rule.shopId !== order.shopId) return false;
  if (rule.sessionId !== null && rule.sessionId !== order.sessionId) return false;
  if (rule.minAmount !== null && order.amount < rule.minAmount) return false;
  return rule.containingSkuId === null || order.lines.some((l) => l.skuId === rule.containingSkuId && !l.gift);
}

/** Zero-price lines in the order of the rules. A rule gives once per order, whatever the quantity bought. */
export function giftsFor(catalog: Catalog, order: GiftOrder): Gift[] {
  return catalog.giftRules
    .filter((rule) => earns(rule, order) && catalog.skusById.get(rule.giftSkuId)?.active)
    .map((rule) => ({
      ruleId: rule.id,
      ruleName: rule.name,
      skuId: rule.giftSkuId,
      quantity: timesQuantity(rule.quantity, '1'),
      holdsBack: rule.holdsBack,
      firstN: rule.firstN,
    }));
}
