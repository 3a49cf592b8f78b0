/** One search over everything that a person may find. A POST, so that a phone or a name stands in no address. (CC-2.4, PD-3.3) */
import { z } from 'zod';
import { endpoint, id, typedText } from './kit.ts';

const hit = z.object({
  id,
  title: z.string(),
  /** What tells it apart from others of its name: masked where it is personal. */
  detail: z.array(z.string()),
  stage: z.string().nullable().describe('of an order: its stage'),
});
export type SearchHit = z.infer<typeof hit>;

export const searchKinds = ['order', 'customer', 'product', 'colleague'] as const;

export const searchEverywhere = endpoint({
  name: 'search.everywhere',
  route: 'POST /search',
  title: { zh: '搜索', en: 'Search everywhere' },
  input: z.strictObject({ text: typedText.min(2).max(80), limit: z.int().min(1).max(20).default(6) }),
  output: z.object({ groups: z.array(z.object({ kind: z.enum(searchKinds), items: z.array(hit) })) }),
});
