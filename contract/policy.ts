/** The policy as data: published clause versions, what serves each clause, and where it stands. (OT-6, PD-7) */
import { z } from 'zod';
import { endpoint } from './kit.ts';

export const publishClauses = endpoint({
  name: 'policy.publish',
  route: 'POST /policy/versions',
  title: { zh: '发布条款版本', en: 'Publish clause versions' },
  input: z.strictObject({ clauses: z.array(z.record(z.string(), z.unknown())).min(1).max(300) }),
  output: z.object({ published: z.array(z.string()) }),
});
