/**
 * Entry by hand and its check: what a text is read as, drafts, scans, the checker's sheet, questions, duplicates, passes by
 * rule with their samples, and the errors booked. (OS-2.1, OS-2.2, CC-2.1, CC-2.2, CC-2.3, PD-3.1, PD-3.2, PD-3.3)
 */
import { z } from 'zod';
import { done, endpoint, id, instant, minorUnits, nothing, page, reason } from './kit.ts';
import { receivable } from './receivables.ts';
import { createOrderInput, orderRef } from './orders.ts';

export * from './entry-check.ts';

const title = (zh: string, en: string) => ({ zh, en });
const orderId = z.strictObject({ orderId: id });
const field = z
  .string()
  .trim()
  .regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,80}$/, 'the path of a field, such as receiver.phone');

const guess = z.strictObject({
  field,
  confidence: z.int().min(0).max(100),
  /** The words that it was read from. */
  origin: z.string().trim().max(300),
});

/** An order with the evidence of its entry. */
export const enterByHand = endpoint({
  name: 'entry.enter',
  route: 'POST /entry/orders',
  title: title('录入人工订单', 'Enter an order taken by hand'),
  input: createOrderInput.extend({
    guesses: z.array(guess).max(60).default([]).describe('what was read out of a text and not touched since'),
    scanIds: z.array(id).max(10).default([]).describe('uploaded scans of the fax or mail'),
  }),
  output: orderRef.extend({ total: minorUnits }),
});

const certain = { confidence: z.int(), origin: z.string() };

export const readText = endpoint({
  name: 'entry.read-text',
  route: 'POST /entry/text',
  title: title('识别贴入的文字', 'Read a pasted text into fields'),
  input: z.strictObject({ text: z.string().trim().min(1).max(8000), shopId: id.optional() }),
  output: z.object({
    fields: z.array(z.object({ field, value: z.string(), start: z.int(), end: z.int(), ...certain })),
    lines: z.array(
      z.object({
        skuId: id,
        sku: z.string(),
        name: z.string(),
        quantity: z.string(),
        unitPrice: z.string().nullable(),
        others: z.array(z.object({ skuId: id, sku: z.string(), name: z.string(), unitPrice: z.string().nullable() })),
        start: z.int(),
        end: z.int(),
        ...certain,
      }),
    ),
    regionCodes: z.array(z.string()),
  }),
});
export type ReadText = z.infer<typeof readText.output>;

export const customerStanding = endpoint({
  name: 'entry.standing',
  route: 'POST /entry/standing',
  title: title('客户信用与近期订单', 'Credit and latest orders of a customer'),
  input: z.strictObject({
    customerId: id.optional(),
    phone: z.string().trim().max(80).optional(),
    lines: z
      .array(
        z.strictObject({
          skuId: id,
          quantity: z.string().max(20),
          amount: minorUnits.optional().describe('what the line comes to'),
        }),
      )
      .max(200)
      .default([]),
    shopId: id.optional().describe('where it is sold: its prices have their minimum orders'),
    total: minorUnits.optional(),
    discount: minorUnits.default(0).describe('of the whole order, shared among the lines'),
  }),
  output: z.object({
    tax: minorUnits.nullable().describe('contained in the lines; null until each has an amount'),
    receivables: z.array(receivable).describe('what the customer owes now, the oldest debt first'),
    minimums: z
      .array(z.object({ skuId: id, minimum: z.string() }))
      .describe('of the lines’ products, where an order has to have more than one'),
    credit: z
      .object({ limit: minorUnits, used: minorUnits, terms: z.enum(['prepaid', 'credit']), days: z.int() })
      .nullable(),
    first: z
      .boolean()
      .nullable()
      .describe('no earlier order of this customer or phone; null where neither is known yet'),
    latest: z.array(
      z.object({
        id,
        number: z.string(),
        enteredAt: instant,
        stage: z.string(),
        total: minorUnits,
        alike: z.boolean().describe('same lines and amount'),
        lines: z.array(
          z.object({
            skuId: id,
            sku: z.string(),
            name: z.string(),
            quantity: z.string(),
            unitPrice: z.string(),
          }),
        ),
      }),
    ),
  }),
});

export const repeatOrder = endpoint({
  name: 'entry.repeat',
  route: 'POST /entry/repeat/:orderId',
  title: title('照上一单录', 'Take an earlier order as the pattern of a new one'),
  input: orderId,
  output: z.object({
    shopId: id,
    customerId: id.nullable(),
    paymentTerms: z.enum(['prepaid', 'credit']),
    receiver: z.object({
      name: z.string(),
      phone: z.string(),
      province: z.string(),
      city: z.string(),
      district: z.string(),
      detail: z.string(),
    }),
    lines: z.array(
      z.object({ skuId: id, sku: z.string(), name: z.string(), quantity: z.string(), unitPrice: z.string() }),
    ),
  }),
});

export const saveDraft = endpoint({
  name: 'entry.save-draft',
  route: 'PUT /entry/draft',
  title: title('保存录单草稿', 'Save the draft of an order'),
  input: z.strictObject({ content: z.string().min(2).max(60_000) }),
  output: z.object({ savedAt: instant }),
});

export const readDraft = endpoint({
  name: 'entry.draft',
  route: 'GET /entry/draft',
  title: title('取回录单草稿', 'Take up the draft of an order'),
  input: nothing,
  output: z.object({ content: z.string().nullable(), savedAt: instant.nullable() }),
});

export const dropDraft = endpoint({
  name: 'entry.drop-draft',
  route: 'DELETE /entry/draft',
  title: title('放弃录单草稿', 'Drop the draft of an order'),
  input: nothing,
  output: done,
});

const scanView = z.object({ id, mediaType: z.string(), bytes: z.int(), uploadedAt: instant });

/** Comes with the file itself, as multipart/form-data to POST /api/entry/scans. */
export const keepScan = endpoint({
  name: 'entry.keep-scan',
  route: 'POST /entry/scans/kept',
  title: title('上传扫描件', 'Upload a scan'),
  input: z.strictObject({ fileId: id, mediaType: z.string().max(80), bytes: z.int().min(1) }),
  output: scanView,
});

export const attachScan = endpoint({
  name: 'entry.attach-scan',
  route: 'POST /orders/:orderId/scans',
  title: title('附上扫描件', 'Attach a scan to an order'),
  input: orderId.extend({ scanId: id }),
  output: scanView,
});

/** Looking at a scan is looking at personal data; the bytes then come from GET /api/entry/scans/:scanId. */
export const openScan = endpoint({
  name: 'entry.open-scan',
  route: 'POST /entry/scans/:scanId/opening',
  title: title('查看扫描件', 'Look at a scan'),
  input: z.strictObject({ scanId: id }),
  output: scanView.extend({ orderId: id.nullable() }),
});

const questionWays = ['portal', 'mail', 'phone', 'desk'] as const;

export const questionView = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  field: z.string(),
  recipient: z.enum(['customer', 'clerk']),
  way: z.enum(questionWays),
  text: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  state: z.enum(['open', 'answered', 'withdrawn']),
  answer: z.string().nullable(),
  answeredWay: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  mailedAt: instant.nullable(),
});
export type QuestionView = z.infer<typeof questionView>;

export const askQuestion = endpoint({
  name: 'entry.ask',
  route: 'POST /orders/:orderId/questions',
  title: title('就某个字段提问', 'Ask a question about a field'),
  input: orderId.extend({
    field,
    recipient: z.enum(['customer', 'clerk']),
    way: z.enum(questionWays).describe('desk for a colleague; portal, mail or phone for a customer'),
    text: reason,
    mail: z
      .email()
      .max(200)
      .optional()
      .describe('where the mail goes; the first address of the customer, when left out'),
  }),
  output: orderRef.extend({
    questionId: id,
    link: z.string().nullable().describe('the path of the customer’s page; shown once'),
  }),
});

export const answerByDesk = endpoint({
  name: 'entry.answer',
  route: 'POST /questions/:questionId/answer',
  title: title('记下答复', 'Note the answer to a question'),
  input: z.strictObject({
    questionId: id,
    answer: z.string().trim().min(1).max(1000),
    way: z.enum(['phone', 'mail', 'desk']).default('phone'),
  }),
  output: questionView,
});

export const withdrawQuestion = endpoint({
  name: 'entry.withdraw-question',
  route: 'POST /questions/:questionId/withdrawal',
  title: title('撤回提问', 'Withdraw a question'),
  input: z.strictObject({ questionId: id, reason }),
  output: questionView,
});

export const orderPapers = endpoint({
  name: 'entry.papers',
  route: 'GET /orders/:orderId/papers',
  title: title('订单的提问与扫描件', 'Questions and scans of an order'),
  input: orderId,
  output: z.object({ questions: z.array(questionView), scans: z.array(scanView) }),
});

export const openQuestions = endpoint({
  name: 'entry.questions',
  route: 'GET /questions',
  title: title('未答复的提问', 'Questions that wait for an answer'),
  input: z.strictObject({
    recipient: z.enum(['customer', 'clerk']).default('customer'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: page(questionView),
});

/** What the customer's page may show of a question. */
export const askedOfCustomer = z.object({
  questionId: id,
  orderNumber: z.string(),
  field: z.string(),
  text: z.string(),
  askedAt: instant,
  expiresAt: instant,
});
export type AskedOfCustomer = z.infer<typeof askedOfCustomer>;
