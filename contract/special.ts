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

/** By kind and key; numbers as decimal strings, dates as 2026-11-30, a choice by its key. */
export const specialDetails = detailsOf(z.string().trim().max(500));
export type SpecialDetails = z.infer<typeof specialDetails>;

export const detailTypes = ['text', 'number', 'date', 'choice'] as const;
export const priorities = ['high', 'normal'] as const;

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
      }),
    ),
  }),
});
export type SpecialKindView = z.infer<typeof listSpecialKinds.output>['items'][number];

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
