/** Errors of entry booked later, and the numbers of entry and check with the orders behind each. (CC-5.1, PD-3.2) */
import { z } from 'zod';
import { wrongField } from './entry-check.ts';
import { bilingual, endpoint, id, instant, minorUnits, page, reason } from './kit.ts';
import { orderRef } from './orders.ts';

const title = (zh: string, en: string) => ({ zh, en });
const orderId = z.strictObject({ orderId: id });

export const bookError = endpoint({
  name: 'entry.book-error',
  route: 'POST /orders/:orderId/entry-errors',
  title: title('登记录入差错', 'Book an error of entry found later'),
  input: orderId.extend({ ...wrongField, reason }),
  output: orderRef,
});

const period = { from: instant, until: instant };

export const entryNumbers = endpoint({
  name: 'entry.numbers',
  route: 'GET /entry/numbers',
  title: title('录入与复核的数字', 'Numbers of entry and check'),
  input: z.strictObject(period),
  output: z.object({
    people: z.array(
      z.object({
        person: z.object({ id, name: z.string() }),
        entered: z.int(),
        medianMinutes: z.number().nullable().describe('from receipt to entry, orders taken by hand'),
        p90Minutes: z.number().nullable(),
        entryErrors: z.int(),
        checked: z.int(),
        checkErrors: z.int(),
      }),
    ),
    fields: z.array(z.object({ field: z.string(), entry: z.int(), check: z.int() })),
    checks: z.object({
      passed: z.int().describe('by a person'),
      firstTime: z.int().describe('of those, never sent back and not corrected before'),
    }),
    passedByRule: z.int(),
    rules: z.array(z.object({ rule: z.string(), title: bilingual, clause: z.string(), passed: z.int() })),
    duplicatesFound: z.int(),
    duplicatesSame: z.int(),
  }),
});

const listed = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

export const entryMeasures = ['checked', 'first-time', 'sent-back', 'by-rule', 'duplicates'] as const;
export type EntryMeasure = (typeof entryMeasures)[number];

export const entryNumberOrders = endpoint({
  name: 'entry.number-orders',
  route: 'GET /entry/numbers/:measure',
  title: title('数字背后的订单', 'The orders behind a number of entry'),
  input: z.strictObject({
    measure: z.enum(entryMeasures),
    ...period,
    personId: id.optional().describe('who checked'),
    rule: z.string().max(80).optional().describe('which rule passed it, or saw the duplicate'),
    ...listed,
  }),
  output: page(
    z.object({
      orderId: id,
      number: z.string(),
      shop: z.string(),
      total: minorUnits,
      currency: z.string(),
      by: z.string().describe('who checked, or who answers for the rule'),
      at: instant,
    }),
  ),
});

/** The orders behind the errors. */
export const entryErrors = endpoint({
  name: 'entry.errors',
  route: 'GET /entry/errors',
  title: title('差错明细', 'The orders behind the errors'),
  input: z.strictObject({
    ...period,
    personId: id.optional(),
    as: z.enum(['entry', 'check']).default('entry'),
    field: z.string().max(60).optional(),
    ...listed,
  }),
  output: page(
    z.object({
      id,
      orderId: id,
      number: z.string(),
      field: z.string(),
      enteredBy: z.string().nullable(),
      checkedBy: z.string().nullable(),
      correctedBy: z.string(),
      reason: z.string(),
      at: instant,
    }),
  ),
});

export const slowEntries = endpoint({
  name: 'entry.entered',
  route: 'GET /entry/entered',
  title: title('某人录入的订单与用时', 'Orders that a person entered, with the time it took'),
  input: z.strictObject({
    ...period,
    personId: id,
    ...listed,
  }),
  output: page(
    z.object({
      orderId: id,
      number: z.string(),
      channel: z.string(),
      receivedAt: instant,
      enteredAt: instant,
      minutes: z.number(),
    }),
  ),
});
