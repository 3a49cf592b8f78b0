/** The home page per role: the few numbers that a role is measured by, the hours of the day, and what one has just done. (OS-9.2) */
import { z } from 'zod';
import { bilingual, endpoint, id, nothing } from './kit.ts';

/** An address of the console: a page and what stands behind its question mark. */
const consoleAddress = z.object({ page: z.string(), search: z.record(z.string(), z.string()) });

const homeNumberView = z.object({
  name: z.string(),
  title: bilingual,
  clause: z.string().nullable().describe('the clause that asks for it, with its version'),
  unit: z.enum(['count', 'share', 'money']),
  span: z.enum(['now', 'today', 'week', 'month']),
  value: z.int().describe('of a share: how many of `of`; of money: minor units of `currency`'),
  of: z.int().nullable().describe('the denominator of a share; zero means that there was nothing to measure'),
  currency: z.string().nullable().describe('of money, the company’s'),
  isLate: z.boolean().describe('true where anything above zero is late'),
  opens: consoleAddress,
});
export type HomeNumberView = z.infer<typeof homeNumberView>;

export const homePage = endpoint({
  name: 'home.page',
  route: 'GET /home-page',
  title: { zh: '首页数字', en: 'Numbers of the home page' },
  input: nothing,
  output: z.object({
    asOf: z.string(),
    numbers: z.array(homeNumberView),
    hours: z
      .object({
        title: bilingual,
        parts: z.array(
          z.object({
            title: bilingual,
            opens: consoleAddress.describe('the orders of the day; with `hour`, such as 14:00, those of one hour'),
            items: z.array(z.object({ hour: z.int(), count: z.int() })),
          }),
        ),
      })
      .nullable()
      .describe('today by the hour of the company’s day; null where the reader sees no orders'),
  }),
});

const recentStep = z.object({
  id,
  at: z.string(),
  action: z.string(),
  title: bilingual,
  count: z.int().describe('steps of one kind taken together'),
  order: z.object({ id, number: z.string(), stage: z.string() }).nullable(),
  undo: z
    .object({ route: z.string(), input: z.record(z.string(), z.json()), title: bilingual })
    .nullable()
    .describe('how to take it back, while nobody has gone on from it'),
});
export type RecentStep = z.infer<typeof recentStep>;

export const homeRecent = endpoint({
  name: 'home.recent',
  route: 'GET /recent-steps',
  title: { zh: '刚办完的事', en: 'What I have just done' },
  input: nothing,
  output: z.object({
    isBehind: z.boolean().describe('something that happened is not counted yet: ask again'),
    today: z.int(),
    items: z.array(recentStep),
  }),
});

export const myActions = endpoint({
  name: 'home.actions',
  route: 'GET /me/actions',
  title: { zh: '我能做的操作', en: 'What I may do' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        action: z.string(),
        title: bilingual,
        sound: z.string().describe('the Chinese title in pinyin, syllable by syllable'),
        needs: z.enum(['nothing', 'order', 'other']).describe('what it is done to, as its route names it'),
      }),
    ),
  }),
});

/** What an empty company needs before its first order, in this sequence. */
const firstStepNames = ['company', 'shops', 'warehouses', 'staff', 'products', 'order'] as const;

export const firstSteps = endpoint({
  name: 'home.first-steps',
  route: 'GET /first-steps',
  title: { zh: '首次设置进度', en: 'How far the first set-up has come' },
  input: nothing,
  output: z.object({
    steps: z.array(z.object({ name: z.enum(firstStepNames), done: z.boolean(), count: z.int() })),
  }),
});
