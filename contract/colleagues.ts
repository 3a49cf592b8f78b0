/**
 * Colleagues, for everybody who hands something over; what only those see who keep the staff is in people.ts. Who looks for a name does so
 * among them, or asks `POST /search`: a name is personal and stands in no address. (OS-1)
 */
import { z } from 'zod';
import { endpoint, id } from './kit.ts';

export const listColleagues = endpoint({
  name: 'people.colleagues',
  route: 'GET /colleagues',
  title: { zh: '同事', en: 'Colleagues' },
  input: z.strictObject({
    may: z.string().trim().max(80).optional().describe('only those who have the right to this, such as review.approve'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        sound: z.string().describe('the name in pinyin, syllable by syllable'),
        departmentIds: z.array(id),
        roles: z.array(z.string()),
        away: z.boolean(),
      }),
    ),
  }),
});
