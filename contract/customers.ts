/** Customers and their contacts. Personal data comes masked; looking at it in clear is an action with a reason. (OS-3.1, CC-2.1, CC-7.1) */
import { z } from 'zod';
import { changeOf } from './change.ts';
import { endpoint, id, instant, longText, page, positiveMinorUnits, reason, typedText } from './kit.ts';

const customerTypes = ['person', 'company'] as const;
const terms = z.enum(['prepaid', 'credit']);
const name = z.string().trim().min(1).max(120);
const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, '18 characters of a unified social credit code');

const contact = z.strictObject({
  name,
  phone: z.string().trim().min(4).max(40).nullable().default(null),
  mail: z.string().trim().max(200).pipe(z.email()).nullable().default(null),
  address: z.string().trim().max(300).nullable().default(null),
  role: z.string().trim().max(60).default('').describe('what the contact is to the customer, such as 采购'),
});

const fields = {
  name,
  uscc: uscc.nullable().default(null),
  ownerId: id.nullable().default(null).describe('the colleague who looks after the customer'),
  note: longText.nullable().default(null),
  contacts: z.array(contact).max(20).default([]),
};
const credit = {
  creditLimit: positiveMinorUnits.default(0),
  terms: terms.default('prepaid'),
  termsDays: z.int().min(0).max(365).default(0),
};
const ref = z.object({ id, rev: z.int() });
const warned = ref.extend({
  warnings: z.array(z.string()).describe('codes of what is unusual but was accepted, such as USCC_CHECKSUM'),
});
const title = (zh: string, en: string) => ({ zh, en });
const customerId = z.strictObject({ customerId: id });

export const addCustomer = endpoint({
  name: 'customers.add',
  route: 'POST /customers',
  title: title('新增客户', 'Add a customer'),
  input: z.strictObject({ type: z.enum(customerTypes), ...fields, ...credit }),
  output: warned.extend({ number: z.string() }),
});

export const changeCustomer = endpoint({
  name: 'customers.change',
  route: 'PATCH /customers/:customerId',
  title: title('修改客户', 'Change a customer'),
  input: changeOf('customerId', { type: z.enum(customerTypes), ...fields, active: z.boolean() }),
  output: warned,
});

export const setCredit = endpoint({
  name: 'customers.set-credit',
  route: 'PUT /customers/:customerId/credit',
  title: title('设置信用额度', 'Set credit limit and terms'),
  input: customerId.extend({
    creditLimit: positiveMinorUnits,
    terms,
    termsDays: z.int().min(0).max(365).default(0),
    reason,
  }),
  output: ref,
});

export const revealCustomer = endpoint({
  name: 'customers.reveal',
  route: 'POST /customers/:customerId/reveal',
  title: title('显示客户信息', 'Reveal a customer'),
  input: customerId.extend({ reason: reason.optional().describe('needed where the policy demands one') }),
  output: z.object({
    name: z.string(),
    note: z.string(),
    contacts: z.array(
      z.object({
        name: z.string(),
        phone: z.string().nullable(),
        mail: z.string().nullable(),
        address: z.string().nullable(),
        role: z.string(),
      }),
    ),
  }),
});

const customerRow = z.object({
  id,
  rev: z.int(),
  number: z.string(),
  type: z.enum(customerTypes),
  nameMask: z.string(),
  uscc: z.string().nullable(),
  creditLimit: z.int(),
  terms,
  termsDays: z.int(),
  ownerId: id.nullable(),
  active: z.boolean(),
  addedAt: instant,
});

export const getCustomer = endpoint({
  name: 'customers.get',
  route: 'GET /customers/:customerId',
  title: title('查看客户', 'See a customer'),
  input: customerId,
  output: customerRow.extend({
    erased: z.boolean(),
    warnings: z.array(z.string()),
    contacts: z.array(
      z.object({
        id,
        nameMask: z.string(),
        phoneMask: z.string(),
        mailMask: z.string(),
        addressMask: z.string(),
        role: z.string(),
      }),
    ),
  }),
});

export const listCustomers = endpoint({
  name: 'customers.list',
  route: 'GET /customers',
  title: title('客户', 'Customers, the newest first'),
  input: z.strictObject({
    ownerId: id.optional(),
    type: z.enum(customerTypes).optional(),
    terms: terms.optional(),
    state: z.enum(['active', 'inactive']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    cursor: z.string().max(400).optional(),
  }),
  output: page(customerRow),
});

export const searchCustomers = endpoint({
  name: 'customers.search',
  route: 'POST /customers/search',
  title: title('查找客户', 'Find customers by number, phone, name, initials or credit code'),
  input: z.strictObject({ text: typedText.min(2).max(80), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({ items: z.array(customerRow) }),
});
