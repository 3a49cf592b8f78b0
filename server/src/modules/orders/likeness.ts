/**
 * By what the same order is recognised when it comes twice: a keyed hash of its lines and total, and one of those together
 * with the phone. They tell nothing by themselves, and a platform's ciphertext has no likeness. (CC-2.2)
 */
import { phoneDigits } from '../../kernel/search-tokens.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Secrets } from '../../kernel/secrets.ts';

interface PrintedLine {
  skuId: string;
  quantity: string;
  derived: boolean;
}

export interface Prints {
  content_print: Buffer;
  likeness: Buffer | null;
}

export function printsOf(
  secrets: Pick<Secrets, 'token'>,
  receiver: { phone: string; ciphered: boolean },
  lines: readonly PrintedLine[],
  total: number,
): Prints {
  const goods = lines
    .filter((line) => !line.derived)
    .map((line) => `${line.skuId}*${Number(line.quantity)}`)
    .sort()
    .join('+');
  const content = `${goods}=${total}`;
  const phone = receiver.ciphered ? '' : phoneDigits(receiver.phone);
  return {
    content_print: secrets.token('content', content),
    likeness: phone.length >= 7 ? secrets.token('likeness', `${phone}|${content}`) : null,
  };
}

export type Likeness = 'content' | 'external-number';

/** A crowd of equal orders is a chain of neighbours, not every pair of them: each is set beside so many before and after it. */
const NEIGHBOURS = 3;

/** The orders nearest to `o` in time that are its like, along an index that ends with the time of entry. */
function nearest(like: string): string {
  const side = (condition: string, sequence: string): string =>
    `(select p.id from orders p where ${like} and p.id <> o.id and p.stage <> 'cancelled' and ${condition} order by p.entered_at ${sequence} limit ${NEIGHBOURS})`;
  return `select o.id as one, p.id as other from orders o cross join lateral (
      ${side('p.entered_at between o.entered_at - $2::interval and o.entered_at', 'desc')}
      union all ${side('p.entered_at between o.entered_at and o.entered_at + $2::interval', 'asc')}) p
     where o.id = any($1::uuid[])`;
}

/**
 * Each branch probes an index of its own: phone and content, customer, the tail of the external number. The whole number is
 * compared as a word, because by itself it would lead through the index of every shop's numbers, shop by shop.
 */
const alike: Record<Likeness, string> = {
  content: `${nearest('p.likeness = o.likeness')}
    union ${nearest('p.customer_id = o.customer_id and p.content_print = o.content_print')}`,
  'external-number': `
    select o.id as one, p.id as other from orders o join orders p on right(p.external_no, 6) = right(o.external_no, 6)
     where o.id = any($1::uuid[]) and p.external_no || '' = o.external_no and p.shop_id <> o.shop_id and length(o.external_no) >= 6
       and p.id <> o.id and p.stage <> 'cancelled'
       and p.entered_at between o.entered_at - $2::interval and o.entered_at + $2::interval`,
};

/** Orders that look like these within a span of time, the nearest of many; cancelled ones are none. */
export function findAlike(
  db: Queryable,
  orderIds: readonly string[],
  likeness: Likeness,
  spanMs: number,
): Promise<{ one: string; other: string }[]> {
  return db.query<{ one: string; other: string }>(alike[likeness], [orderIds, `${spanMs / 1000} seconds`]);
}
