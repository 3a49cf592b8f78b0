/**
 * Finds the order that a customer means: our number or a platform's, and the tail of the receiver's phone. Both questions
 * are asked whatever the first one answers, so that a wrong number costs as much as a wrong phone. (OT-4.3, OS-8.3)
 */
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Secrets } from '../../kernel/secrets.ts';

/** One number of a platform may be known in several shops; more than these are nobody's honest question. */
const candidates = 4;

export async function findForCustomer(
  db: Queryable,
  secrets: Pick<Secrets, 'token'>,
  { number, tail }: { number: string; tail: string },
): Promise<string | undefined> {
  const plain = number.replace(/\s/g, '');
  const found = await db.query<{ id: string }>(
    `select id from orders where number = upper($1)
     union all (select id from orders where right(external_no, 6) = right($1, 6) and external_no = $1 order by id desc limit $2)`,
    [plain, candidates],
  );
  const ids = [...found.map((row) => row.id), ...Array.from({ length: candidates }, newId)].slice(0, candidates);
  const [own] = await db.query<{ order_id: string }>(
    `select order_id from order_tokens where token = $1 and order_id = any($2::uuid[]) order by order_id desc limit 1`,
    [secrets.token('tail', tail), ids],
  );
  return own?.order_id;
}
