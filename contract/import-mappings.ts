/**
 * Column mappings: how a list that no format knows is read. They are made on the first rows of a file, tried on them, and
 * saved for a shop or for all; a later file with the same header is recognised. (OS-2.1, OS-2.2)
 */
import { z } from 'zod';
import { dateOrders, mappedFields, mappedStages } from './mapping-words.ts';
import { bilingual, done, endpoint, id, instant, nothing, shortText } from './kit.ts';

export const mappingSpec = z.strictObject({
  /** Our field → the column's name in the file. */
  columns: z.partialRecord(z.enum(mappedFields), z.string().trim().min(1).max(200)),
  dateOrder: z.enum(dateOrders).default('ymd'),
  /** Minutes east of UTC, for times that carry no zone of their own. */
  zoneMinutes: z.int().min(-720).max(840).default(480),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  amountUnit: z.enum(['major', 'minor']).default('major'),
  /** The list's own status words, where the usual ones do not hold. */
  statusWords: z.record(z.string().min(1).max(60), z.enum(mappedStages)).default({}),
});
export type MappingSpec = z.infer<typeof mappingSpec>;

export * from './mapping-words.ts';

const header = z.array(z.string().max(200)).min(1).max(300);

const mappingView = z.object({
  id,
  name: z.string(),
  shop: z.object({ id, name: z.string() }).nullable(),
  header: z.array(z.string()),
  spec: mappingSpec,
  rev: z.int(),
  setBy: z.string(),
  setAt: instant,
});
export type MappingView = z.infer<typeof mappingView>;

const title = (zh: string, en: string) => ({ zh, en });

export const listMappings = endpoint({
  name: 'intake.mappings',
  route: 'GET /import-mappings',
  title: title('列对应', 'Column mappings'),
  input: nothing,
  output: z.object({ items: z.array(mappingView) }),
});

export const saveMapping = endpoint({
  name: 'intake.save-mapping',
  route: 'POST /import-mappings',
  title: title('保存列对应', 'Save a column mapping'),
  input: z.strictObject({
    /** Left out, it is a new one. */
    mappingId: id.optional(),
    name: shortText,
    shopId: id.nullable().default(null),
    header,
    spec: mappingSpec,
  }),
  output: z.object({ id, rev: z.int() }),
});

export const removeMapping = endpoint({
  name: 'intake.remove-mapping',
  route: 'DELETE /import-mappings/:mappingId',
  title: title('删除列对应', 'Remove a column mapping'),
  input: z.strictObject({ mappingId: id }),
  output: done,
});

/** The first rows of a file as they are, and what their columns seem to be. Nothing of the file is kept. */
export const fileLook = z.object({
  header: z.array(z.string()),
  headerRow: z.int(),
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  guess: mappingSpec,
  /** Which fields were guessed by what the column holds, not by its name. */
  byContent: z.array(z.enum(mappedFields)),
  /** A format or a mapping that knows the file already. */
  known: z.object({ id: z.string(), title: bilingual }).nullable(),
});
export type FileLook = z.infer<typeof fileLook>;

/** What the rows become by a mapping: orders with their lines and sums, or every fault. Nothing is written. */
export const previewMapping = endpoint({
  name: 'intake.preview-mapping',
  route: 'POST /import-mappings/preview',
  title: title('试读列对应', 'Try a column mapping'),
  input: z.strictObject({
    header,
    rows: z.array(z.strictObject({ row: z.int().min(1), cells: z.array(z.string().max(4000)).max(300) })).max(60),
    spec: mappingSpec,
  }),
  output: z.object({
    orders: z.array(
      z.object({
        externalNo: z.string(),
        stage: z.string(),
        createdAt: instant,
        paidAt: instant.nullable(),
        /** Masked. */
        receiver: z.string(),
        place: z.string(),
        lines: z.array(z.object({ code: z.string(), known: z.boolean(), quantity: z.string(), amount: z.int() })),
        payable: z.int(),
        currency: z.string(),
      }),
    ),
    faults: z.array(
      z.object({ row: z.int(), column: z.string(), value: z.string(), what: bilingual, mend: bilingual }),
    ),
  }),
});
