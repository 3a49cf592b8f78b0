/** What review's facts are told by: a customer's standing, the capacity of production, where carriers go and at what cost. (OS-3.1, OS-3.2) */
import { z } from 'zod';
import { endpoint, id, instant, nothing, positiveMinorUnits, reason, shortText } from './kit.ts';

const title = (zh: string, en: string) => ({ zh, en });
const day = z.iso.date();
const customerId = z.strictObject({ customerId: id });
const customerRef = z.object({ id, rev: z.int() });
const qualificationKinds = ['licence', 'permit', 'tax', 'other'] as const;

export const addQualification = endpoint({
  name: 'customers.add-qualification',
  route: 'POST /customers/:customerId/qualifications',
  title: title('登记客户资质', 'Put a qualification of a customer on file'),
  input: customerId.extend({
    kind: z.enum(qualificationKinds),
    number: z.string().trim().max(60).default(''),
    validFrom: day,
    validUntil: day.nullable().default(null),
  }),
  output: customerRef,
});

export const setStanding = endpoint({
  name: 'customers.set-standing',
  route: 'PUT /customers/:customerId/standing',
  title: title('黑名单与惯常折扣', 'Blacklist and usual discount of a customer'),
  input: customerId.extend({
    blacklisted: z.boolean(),
    usualDiscount: z.number().min(0).max(100).multipleOf(0.01),
    reason,
  }),
  output: customerRef,
});

export const getStanding = endpoint({
  name: 'customers.standing',
  route: 'GET /customers/:customerId/standing',
  title: title('客户信誉', 'The standing of a customer'),
  input: customerId,
  output: z.object({
    blacklisted: z.boolean(),
    blacklistReason: z.string().nullable(),
    usualDiscount: z.number(),
    rev: z.int(),
    qualifications: z.array(
      z.object({
        id,
        kind: z.enum(qualificationKinds),
        number: z.string(),
        validFrom: day,
        validUntil: day.nullable(),
        addedAt: instant,
      }),
    ),
  }),
});

export const setCapacity = endpoint({
  name: 'review.set-capacity',
  route: 'PUT /production-capacity',
  title: title('设置产能', 'Set the capacity of a line'),
  input: z
    .strictObject({
      line: shortText,
      weekday: z.int().min(0).max(6).nullable().default(null),
      day: day.nullable().default(null),
      pieces: z.int().min(0).max(1_000_000),
    })
    .refine((given) => (given.weekday === null) !== (given.day === null), {
      error: 'either a weekday or a day',
      path: ['weekday'],
    }),
  output: z.object({ id }),
});

export const setReach = endpoint({
  name: 'review.set-reach',
  route: 'PUT /delivery-reach',
  title: title('设置承运商可达范围', 'Set where a carrier goes'),
  input: z.strictObject({
    carrier: shortText,
    province: shortText,
    days: z.int().min(0).max(60),
    firstCost: positiveMinorUnits,
    moreCost: positiveMinorUnits.describe('for each further piece'),
    active: z.boolean().default(true),
  }),
  output: z.object({ id }),
});

export const reviewSettings = endpoint({
  name: 'review.settings',
  route: 'GET /review-settings',
  title: title('产能与可达范围', 'Capacity and reach'),
  input: nothing,
  output: z.object({
    capacity: z.array(
      z.object({ id, line: z.string(), weekday: z.int().nullable(), day: day.nullable(), pieces: z.number() }),
    ),
    lines: z
      .array(z.object({ line: z.string(), open: z.number() }))
      .describe('lines that make to order, with the pieces that checked orders still wait for'),
    reach: z.array(
      z.object({
        id,
        carrier: z.string(),
        province: z.string(),
        days: z.int(),
        firstCost: z.int(),
        moreCost: z.int(),
        active: z.boolean(),
      }),
    ),
  }),
});
