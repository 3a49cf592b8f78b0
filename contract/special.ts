/**
 * Special orders: the kinds that the policy in force names, the details asked of each, and who has to know. Kinds are the policy's,
 * so the contract only says what a kind and a detail look like; the server judges them by the rules in force. (OS-2.3)
 */
import { z } from 'zod';
import { bilingual, endpoint, id, instant, nothing } from './kit.ts';

/** What an order carries: `custom`, `urgent`, or whatever kind the company added. */
export const specialKind = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,40}$/, 'a kind of special order: GET /policy/special-kinds');
export const specialKinds = z
  .array(specialKind)
  .max(9)
  .refine((kinds) => new Set(kinds).size === kinds.length, 'each kind once');

const detailKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/, 'the key of a detail');
const detailsOf = <V extends z.ZodType>(value: V) => z.record(specialKind, z.record(detailKey, value));

/** By kind and key; numbers as decimal strings, dates as 2026-11-30, a choice by its key, a file by the id of its scan. */
export const specialDetails = detailsOf(z.string().trim().max(500));
export type SpecialDetails = z.infer<typeof specialDetails>;

export const detailTypes = ['text', 'number', 'date', 'choice', 'file'] as const;
export const priorities = ['high', 'normal'] as const;
const bases = ['natural', 'working'] as const;
const gates = ['prepare', 'pack', 'hand-over'] as const;

const detailView = z.object({
  key: z.string(),
  title: bilingual,
  type: z.enum(detailTypes),
  required: z.boolean(),
  personal: z.boolean().describe('masked, and shown by orders.reveal alone'),
  choices: z.array(z.object({ key: z.string(), title: bilingual })),
});
export type SpecialDetail = z.infer<typeof detailView>;

export const listSpecialKinds = endpoint({
  name: 'policy.special-kinds',
  route: 'GET /policy/special-kinds',
  title: { zh: '特殊订单种类', en: 'Kinds of special order' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        kind: z.string(),
        title: bilingual,
        rule: z.string(),
        clause: z.string(),
        offered: z.boolean().describe('false for a kind that is no longer in force, and stays on older orders'),
        priority: z.enum(priorities),
        details: z.array(detailView),
        tell: z.array(bilingual),
        tells: z.array(z.string()).describe('the same as a rule writes them'),
        called: z.array(z.string()).describe('other words for it'),
        acknowledgeHours: z.number().nullable(),
        basis: z.enum(bases),
        before: z.enum(gates).nullable(),
        version: z.int().describe('of its clause as it is newest: what a change of the kind begins with'),
        fixed: z.boolean().describe('the words of the clause speak of it: it may be changed, not retired'),
      }),
    ),
  }),
});
export type SpecialKindView = z.infer<typeof listSpecialKinds.output>['items'][number];

const title = z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) });
const code = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'small letters, digits and hyphens');

const kindFields = {
  title,
  called: z.array(z.string().trim().min(1).max(40)).max(20).default([]).describe('other words by which people call it'),
  details: z
    .array(
      z.strictObject({
        key: detailKey,
        title,
        type: z.enum(detailTypes),
        required: z.boolean().default(false),
        personal: z.boolean().default(false),
        choices: z
          .array(z.strictObject({ key: code, title }))
          .min(2)
          .max(20)
          .optional(),
      }),
    )
    .max(12)
    .default([]),
  priority: z.enum(priorities).default('normal'),
  tell: z.array(z.string().max(40)).min(1).max(12).describe('departments, department.lead, role.NAME or owner'),
  acknowledgeHours: z.number().min(0.25).max(240).multipleOf(0.25).optional(),
  basis: z.enum(bases).default('natural'),
  before: z.enum(gates).optional(),
};
const published = z.object({ kind: z.string(), clause: z.string() });
const seen = z.int().min(1).describe('the version of the clause that was seen');

/** The company's own kind: written into the clause of special orders as its next version. */
export const addSpecialKind = endpoint({
  name: 'policy.add-special-kind',
  route: 'POST /policy/special-kinds',
  title: { zh: '增加特殊订单种类', en: 'Add a kind of special order' },
  input: z.strictObject({ kind: code, ...kindFields }),
  output: published,
});

export const changeSpecialKind = endpoint({
  name: 'policy.change-special-kind',
  route: 'PUT /policy/special-kinds/:kind',
  title: { zh: '修改特殊订单种类', en: 'Change a kind of special order' },
  input: z.strictObject({ kind: specialKind, version: seen, ...kindFields }),
  output: published,
});

/** Offered no more; orders that have it keep it, with its words as they last were. */
export const retireSpecialKind = endpoint({
  name: 'policy.retire-special-kind',
  route: 'POST /policy/special-kinds/:kind/retirement',
  title: { zh: '停用特殊订单种类', en: 'Retire a kind of special order' },
  input: z.strictObject({ kind: specialKind, version: seen }),
  output: published,
});

/** A special order as its page shows it: what was asked, and which departments know. */
export const specialView = z.object({
  kind: z.string(),
  title: bilingual,
  clause: z.string(),
  priority: z.enum(priorities),
  details: z.array(
    detailView.pick({ key: true, title: true, type: true, required: true, personal: true }).extend({
      value: z.string().describe('masked where it is personal; empty where nothing was given'),
      shown: bilingual,
    }),
  ),
  acknowledgements: z.array(
    z.object({
      taskId: id,
      department: z.string(),
      state: z.enum(['open', 'taken', 'done']),
      dueAt: instant.nullable(),
      late: z.boolean(),
      calendar: z
        .string()
        .nullable()
        .describe('the calendar version that it counts working hours on, such as office@2'),
      doneAt: instant.nullable(),
      person: z.string().nullable(),
      yours: z.boolean().describe('it is the reader’s department that is to acknowledge'),
    }),
  ),
});
export type SpecialView = z.infer<typeof specialView>;
