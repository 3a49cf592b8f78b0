/** Who may do what, where, and what somebody would leave behind: for those who give rights and take them. (CC-7.2, OS-8.3) */
import { z } from 'zod';
import { bilingual, endpoint, id, nothing } from './kit.ts';

const title = (zh: string, en: string) => ({ zh, en });

export const previewHandover = endpoint({
  name: 'people.handover-preview',
  route: 'GET /people/:staffId/handover',
  title: title('查看待交接的工作', 'See what there is to hand over'),
  input: z.strictObject({ staffId: id }),
  output: z.object({ work: z.record(z.string(), z.int()).describe('pieces of open work by kind') }),
});

export const rightsMatrix = endpoint({
  name: 'people.rights',
  route: 'GET /rights',
  title: title('权限表', 'Who may do what'),
  input: nothing,
  output: z.object({
    rows: z.array(
      z.object({
        name: z.string(),
        title: bilingual,
        kind: z.enum(['action', 'query']),
        open: z.boolean().describe('needs no sign-in'),
        scopes: z.record(z.string(), z.string()).describe('the scope of each role that may do it'),
      }),
    ),
  }),
});
