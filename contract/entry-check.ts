/** The check of an entry, duplicates, passes by rule and the errors booked: how the API takes and gives them. (CC-2.2, CC-2.3, CC-5.1, PD-3.2) */
import { z } from 'zod';
import { bilingual, endpoint, id, instant, minorUnits, nothing, page, reason } from './kit.ts';
import { clockView, orderRef } from './orders.ts';

const title = (zh: string, en: string) => ({ zh, en });
const orderId = z.strictObject({ orderId: id });

/** Why a field needs eyes; the console has the words. */
const eyeReasons = [
  'guessed',
  'first-order',
  'amount',
  'quantity',
  'fraction',
  'price',
  'address',
  'address-short',
  'phone',
  'message',
  'credit',
  'stock',
  'minimum',
  'special',
] as const;

export const checkedField = z.object({
  field: z.string(),
  value: z.string(),
  /** Empty where nothing is unusual. */
  eyes: z.array(
    z.object({
      why: z.enum(eyeReasons),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type CheckedField = z.infer<typeof checkedField>;

export const checkSheet = z.object({
  id,
  number: z.string(),
  rev: z.int(),
  shop: z.object({ id, name: z.string(), platform: z.string() }),
  channel: z.string(),
  externalNo: z.string().nullable(),
  receivedAt: instant,
  enteredAt: instant,
  enteredBy: z.string(),
  takenBy: z.string().nullable(),
  total: minorUnits,
  paid: minorUnits,
  currency: z.string(),
  ciphered: z.boolean(),
  fields: z.array(checkedField),
  lines: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      sku: z.string(),
      quantity: z.string(),
      unit: z.string(),
      unitPrice: z.string(),
      listPrice: z.string().nullable(),
      available: z.string().nullable(),
      amount: minorUnits,
      eyes: checkedField.shape.eyes,
    }),
  ),
  credit: z.object({ limit: minorUnits, used: minorUnits, over: minorUnits }).nullable(),
  scanIds: z.array(id),
  clocks: z.array(clockView),
  /** What was asked about it before, with the answers. */
  questions: z.array(
    z.object({ field: z.string(), text: z.string(), answer: z.string().nullable(), answeredBy: z.string().nullable() }),
  ),
  corrected: z.array(z.string()).describe('fields corrected since it was entered'),
});
export type CheckSheet = z.infer<typeof checkSheet>;

/** Opening a sheet shows the receiver in clear, so it is logged as looking at personal data. */
export const openSheet = endpoint({
  name: 'entry.open-check',
  route: 'POST /entry/checks/:orderId/opening',
  title: title('打开复核', 'Open an order for its check'),
  input: orderId,
  output: checkSheet,
});

export const checkQueue = endpoint({
  name: 'entry.queue',
  route: 'GET /entry/checks',
  title: title('复核队列', 'Orders that wait for their check'),
  input: z.strictObject({
    after: id.optional().describe('skipped: the orders after this one come first'),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        number: z.string(),
        shop: z.string(),
        channel: z.string(),
        total: minorUnits,
        currency: z.string(),
        dueAt: instant.nullable(),
        enteredBy: z.string(),
      }),
    ),
    next: id.optional().describe('the last of the page, where there may be more after it'),
    counts: z.object({
      waiting: z.int(),
      own: z.int().describe('entered by the reader, for colleagues to check'),
      questions: z.int(),
      returned: z.int().describe('sent back to the clerks'),
      duplicates: z.int(),
      samples: z.int(),
      doneToday: z.int(),
    }),
  }),
});

export const passOrder = endpoint({
  name: 'entry.pass',
  route: 'POST /entry/checks/:orderId/pass',
  title: title('逐项看过，复核通过', 'Pass the check, each unusual field looked at'),
  input: orderId.extend({ confirmed: z.array(z.string().max(100)).max(400).default([]) }),
  output: orderRef,
});

const pairSide = z.object({
  id,
  number: z.string(),
  externalNo: z.string().nullable(),
  shop: z.string(),
  channel: z.string(),
  stage: z.string(),
  receivedAt: instant,
  enteredBy: z.string(),
  takenBy: z.string().nullable(),
  nameMask: z.string(),
  phoneMask: z.string(),
  place: z.string(),
  total: minorUnits,
  paid: minorUnits,
  currency: z.string(),
  buyerMessage: z.string(),
  lines: z.array(z.object({ title: z.string(), sku: z.string(), quantity: z.string(), amount: minorUnits })),
  cancellable: z.boolean(),
});

export const duplicatePair = z.object({
  id,
  rule: z.string(),
  title: bilingual,
  clause: z.string(),
  foundAt: instant,
  a: pairSide,
  b: pairSide,
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const listDuplicates = endpoint({
  name: 'entry.duplicates',
  route: 'GET /entry/duplicates',
  title: title('可能重复的订单', 'Orders that may be one'),
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(400).optional(),
  }),
  output: page(duplicatePair),
});

export const decideDuplicate = endpoint({
  name: 'entry.decide-duplicate',
  route: 'POST /entry/duplicates/:pairId/decision',
  title: title('判定是否重复', 'Decide whether two orders are one'),
  input: z.strictObject({
    pairId: id,
    verdict: z.enum(['same', 'different']),
    keep: id.optional().describe('the order that stays, where both are the same'),
    reason,
  }),
  output: z.object({ id, verdict: z.enum(['same', 'different']), cancelled: id.nullable() }),
});

export const ruleOwners = endpoint({
  name: 'entry.rules',
  route: 'GET /entry/rules',
  title: title('代为通过的规则', 'Rules that pass orders'),
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        rule: z.string(),
        clause: z.string(),
        title: bilingual,
        role: z.string().describe('which role its owner must have'),
        conditions: z
          .array(z.object({ words: bilingual, code: z.string().describe('as the policy writes it') }))
          .describe('all of them must hold'),
        sample: z.number().nullable(),
        owner: z.object({ id, name: z.string(), since: instant, onDuty: z.string().nullable() }).nullable(),
        passedToday: z.int(),
        lastSample: z
          .object({
            day: z.string(),
            population: z.int(),
            size: z.int(),
            seed: z.string(),
            open: z.int(),
            wrong: z.int(),
          })
          .nullable(),
      }),
    ),
  }),
});

export const ownRule = endpoint({
  name: 'entry.own-rule',
  route: 'PUT /entry/rules/owner',
  title: title('指定规则负责人', 'Name who answers for a rule'),
  input: z.strictObject({ rule: z.string().trim().min(3).max(80), personId: id, reason }),
  output: z.object({ rule: z.string(), personId: id }),
});

export const listSamples = endpoint({
  name: 'entry.samples',
  route: 'GET /entry/samples',
  title: title('我的抽查', 'My sample of what rules passed'),
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        orderId: id,
        number: z.string(),
        rule: z.string(),
        day: z.string(),
        shop: z.string(),
        total: minorUnits,
        currency: z.string(),
      }),
    ),
  }),
});

export const sampleOfDay = endpoint({
  name: 'entry.sample',
  route: 'GET /entry/rules/sample',
  title: title('某天的抽查', 'What was sampled of a rule, and what came of it'),
  input: z.strictObject({
    rule: z.string().trim().min(3).max(80),
    day: z.iso.date().optional().describe('the latest, when left out'),
  }),
  output: z.object({
    days: z.array(z.object({ day: z.string(), population: z.int(), size: z.int(), open: z.int(), wrong: z.int() })),
    drawn: z
      .object({ day: z.string(), at: instant, share: z.number(), population: z.int(), size: z.int(), seed: z.string() })
      .nullable(),
    items: z.array(
      z.object({
        orderId: id,
        number: z.string(),
        shop: z.string(),
        total: minorUnits,
        currency: z.string(),
        owner: z.string(),
        state: z.enum(['open', 'fine', 'wrong']),
        judgedBy: z.string().nullable(),
        judgedAt: instant.nullable(),
        mine: z.boolean().describe('the reader is to judge it'),
      }),
    ),
  }),
});

export const wrongField = {
  field: z.string().trim().min(1).max(60),
  before: z.string().trim().max(300),
  after: z.string().trim().max(300),
};

export const judgeSample = endpoint({
  name: 'entry.judge-sample',
  route: 'POST /entry/samples/:orderId/verdict',
  title: title('抽查结论', 'Judge a sampled order'),
  input: orderId.extend({
    verdict: z.enum(['fine', 'wrong']),
    field: wrongField.field.optional().describe('what was wrong; needed with the verdict wrong'),
    before: wrongField.before.optional(),
    after: wrongField.after.optional(),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ orderId: id, verdict: z.enum(['fine', 'wrong']) }),
});
