/** The installation itself: what runs, whose work is in it, and the master keys that protect the data. (OS-8.3) */
import { z } from 'zod';
import { endpoint, instant, nothing } from './kit.ts';

export const aboutSystem = endpoint({
  name: 'system.about',
  route: 'GET /about',
  title: { zh: '关于本系统', en: 'About this installation' },
  input: nothing,
  output: z.object({
    version: z.string(),
    node: z.string(),
    database: z.string(),
    platform: z.string(),
    migrations: z.int(),
    installedAt: instant.nullable(),
    demonstration: z.boolean(),
    findings: z
      .array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() }))
      .describe('what was looked at'),
    licences: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() })),
  }),
});

export const masterKeys = endpoint({
  name: 'system.master-keys',
  route: 'GET /master-keys',
  title: { zh: '主密钥', en: 'The master keys' },
  input: nothing,
  output: z.object({
    from: z.enum(['environment', 'file']).describe('where the present key comes from'),
    keys: z.array(
      z.object({
        id: z.string(),
        state: z.enum(['current', 'old', 'retired']),
        present: z.boolean(),
        wraps: z.int().describe('keys of the data that it protects'),
        createdAt: instant,
        retiredAt: instant.nullable(),
      }),
    ),
  }),
});

export const rotateMasterKey = endpoint({
  name: 'system.rotate-master-key',
  route: 'POST /master-keys/rotation',
  title: { zh: '轮换主密钥', en: 'Rotate the master key' },
  input: nothing,
  output: z.object({ ok: z.literal(true) }),
});
