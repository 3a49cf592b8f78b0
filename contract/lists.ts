/**
 * Lists whose filter is words of an address: such a filter is a link, may be kept as a view, and is what an export holds. Nothing personal
 * is ever in one. (PD-3.3, OS-8.3)
 */
import { z } from 'zod';
import { exceptionQueues } from './exception-words.ts';
import { exportFormats, exportStarted } from './exports.ts';
import { endpoint, id } from './kit.ts';
import { connectionKinds, deliveryStates, outgoingStates } from './channel-words.ts';
import { roles, type RoleId } from './vocabulary.ts';

const roleNames = Object.keys(roles) as [RoleId, ...RoleId[]];
const yes = z.literal('true').optional();
const kind = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/)
  .optional();

export const listFilters = {
  catalog: z.strictObject({ text: z.string().max(80).optional(), inactive: yes }),
  stock: z.strictObject({ warehouseId: id.optional(), oversold: yes }),
  customers: z.strictObject({
    type: z.enum(['person', 'company']).optional(),
    terms: z.enum(['prepaid', 'credit']).optional(),
    state: z.enum(['active', 'inactive']).optional(),
  }),
  exceptions: z.strictObject({ queue: z.enum(exceptionQueues).optional(), kind }),
  tasks: z.strictObject({ tab: z.enum(['mine', 'department', 'done']).optional(), kind }),
  imports: z.strictObject({ shopId: id.optional() }),
  deliveries: z.strictObject({
    connectionId: id,
    state: z.enum(deliveryStates).optional(),
    externalNo: z.string().max(80).optional(),
  }),
  outgoings: z.strictObject({ connectionId: id, state: z.enum(outgoingStates).optional() }),
  connections: z.strictObject({ kind: z.enum(connectionKinds).optional(), trouble: yes }),
  people: z.strictObject({ departmentId: id.optional(), role: z.enum(roleNames).optional(), inactive: yes }),
  reviews: z.strictObject({}),
  checks: z.strictObject({}),
} as const;

export type ListName = keyof typeof listFilters;
const names = Object.keys(listFilters) as [ListName, ...ListName[]];

export const exportList = endpoint({
  name: 'lists.export',
  route: 'POST /lists/:list/exports',
  title: { zh: '导出列表', en: 'Export a list as it is filtered' },
  input: z.strictObject({
    list: z.enum(names),
    filter: z.record(z.string().max(30), z.string().max(100)).default({}),
    found: z
      .array(id)
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'in place of the filter: the rows that a search for something personal found, whose words are kept nowhere',
      ),
    format: z.enum(exportFormats),
    language: z.enum(['zh', 'en']).default('zh').describe('of the heads and words'),
  }),
  output: exportStarted,
});
