/** What the checker will look at, said while the order is typed (CC-2.2): only of what has been typed already. Pure. */
import type { Draft } from './draft.ts';
import type { Standing } from './useStanding.ts';

export interface LiveCheck {
  ok: boolean;
  words:
    | 'phone'
    | 'noPhone'
    | 'address'
    | 'noAddress'
    | 'samePrice'
    | 'otherPrice'
    | 'known'
    | 'first'
    | 'alike'
    | 'enough'
    | 'below';
  params?: Record<string, string>;
}

const mobile = /^(\+?86)?1\d{10}$/;
const landline = /^0\d{9,11}$/;

export function liveChecks(draft: Draft, standing: Standing | undefined): LiveCheck[] {
  const checks: LiveCheck[] = [];
  if (draft.phone.trim() !== '') {
    const number = draft.phone.replace(/[\s-]/g, '');
    const ok = mobile.test(number) || landline.test(number);
    checks.push({ ok, words: ok ? 'phone' : 'noPhone' });
  }
  if (draft.detail.trim() !== '') {
    const ok = [draft.province, draft.city, draft.district].every((part) => part.trim() !== '');
    checks.push({ ok, words: ok ? 'address' : 'noAddress' });
  }
  if (!standing) return checks;
  checks.push(...minimums(draft, standing));
  if (standing.first === null) return checks;
  checks.push({ ok: !standing.first, words: standing.first ? 'first' : 'known' });
  if (standing.latest.some((one) => one.alike)) checks.push({ ok: false, words: 'alike' });
  return [...checks, ...prices(draft, standing)];
}

/** How many of a product the order has to have at its price: what stands in several lines counts together. */
export function minimumOf(draft: Draft, standing: Standing | undefined, skuId: string) {
  const minimum = standing?.minimums.find((one) => one.skuId === skuId)?.minimum;
  if (minimum === undefined) return undefined;
  const lines = draft.lines.filter((line) => line.skuId === skuId);
  const quantity = lines.reduce((sum, line) => sum + Number(line.quantity), 0);
  return { minimum, reached: quantity >= Number(minimum) };
}

function minimums(draft: Draft, standing: Standing): LiveCheck[] {
  return standing.minimums.flatMap(({ skuId }): LiveCheck[] => {
    const name = draft.lines.find((line) => line.skuId === skuId)?.name;
    const found = minimumOf(draft, standing, skuId);
    if (name === undefined || !found) return [];
    const { minimum, reached } = found;
    return [{ ok: reached, words: reached ? 'enough' : 'below', params: { name, minimum } }];
  });
}

/** A product's price against what this customer paid the last time. */
function prices(draft: Draft, standing: Standing): LiveCheck[] {
  return draft.lines.flatMap((line): LiveCheck[] => {
    const before = standing.latest.flatMap((one) => one.lines).find((one) => one.skuId === line.skuId)?.unitPrice;
    if (before === undefined || line.unitPrice.trim() === '') return [];
    const ok = Number(before) === Number(line.unitPrice);
    return [
      { ok, words: ok ? 'samePrice' : 'otherPrice', params: { name: line.name, before: String(Number(before)) } },
    ];
  });
}
