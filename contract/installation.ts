/** What this installation is, and whether its company is ready: asked before anybody can sign in. */
import { z } from 'zod';
import { bilingual, endpoint, nothing } from './kit.ts';

export const installationStatus = endpoint({
  name: 'installation.status',
  route: 'GET /installation',
  title: { zh: '系统准备情况', en: 'Is the company ready' },
  input: nothing,
  output: z.object({
    purpose: z.enum(['real', 'demo', 'test']),
    state: z
      .enum(['making', 'ready', 'empty'])
      .describe(
        'making: the demonstration company is being made; empty: a real company that waits for its first administrator',
      ),
    progress: z
      .object({ done: z.int(), of: z.int(), what: bilingual })
      .nullable()
      .describe('only while it is being made'),
  }),
});
