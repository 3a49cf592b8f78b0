/**
 * The primitives of every request and answer: ids, instants, money, decimals, and the shape of an endpoint.
 * Amounts are integer minor units of the order's currency; prices and quantities are decimal strings; instants are ISO 8601 with zone.
 */
import { z } from 'zod';

// A page's content policy forbids code made from text: zod is not even to try it there, as the attempt is reported as a fault.
if ('document' in globalThis) z.config({ jitless: true });

export const id = z.uuid();

/** ISO 8601 with an offset; years 2000–2100, so that an absurd date is refused at its field. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((s) => s >= '2000' && s < '2101', { error: 'instant between the years 2000 and 2100' });

/** Minor units (fen), up to 10^12. */
export const minorUnits = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const positiveMinorUnits = z.int().min(0).max(1_000_000_000_000);

/** Decimal string with up to six places: a unit price. */
export const unitPrice = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'decimal string with up to six places');

/** Decimal string above zero with up to three places: a quantity. */
export const quantity = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})?$/, 'decimal string with up to three places')
  .refine((s) => Number(s) > 0, 'more than zero');

export const shortText = z.string().trim().min(1).max(200);
export const longText = z.string().trim().max(4000);
export const reason = z.string().trim().min(2).max(500);

/** What is looked up as it was typed or pasted: letters and digits of an input method's full width are the plain ones. */
export const typedText = z.string().normalize('NFKC').trim();

/** Both languages of a text that people read. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** A keyset page: `next` is an opaque cursor, absent on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One endpoint: the permission's name, the route below /api, and what goes in and comes out. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: string;
  route: `${Method} /${string}`;
  input: I;
  output: O;
  /** One sentence each, for the command palette, OpenAPI and AI assistants. */
  title: Bilingual;
}

export function endpoint<I extends z.ZodType, O extends z.ZodType>(definition: Endpoint<I, O>): Endpoint<I, O> {
  return definition;
}

export type InputOf<E extends Endpoint> = z.infer<E['input']>;
export type OutputOf<E extends Endpoint> = z.infer<E['output']>;

export const nothing = z.strictObject({});
export const done = z.object({ ok: z.literal(true) });
