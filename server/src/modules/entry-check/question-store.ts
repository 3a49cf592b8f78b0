/** SQL of questions and the links to them. */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256 } from '../../kernel/secrets.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import type { Question } from './question.ts';

const columns = `id, order_id, shop_id, field, recipient, way, text_enc, mail_enc, hold_id, asked_by, asked_person, asked_at, state,
  answer_enc, answered_way, answered_by, answered_at, mailed_at`;

type Row = Question & Record<string, unknown>;

export function questionsOf(db: Queryable, orderId: string): Promise<Question[]> {
  return db.query<Row>(`select ${columns} from questions where order_id = $1 order by asked_at, id`, [orderId]);
}

export async function findQuestion(db: Queryable, id: string): Promise<Question> {
  const [row] = await db.query<Row>(`select ${columns} from questions where id = $1`, [id]);
  if (!row) throw new Refusal('NOT_FOUND', { field: 'questionId' });
  return row;
}

/** Behind its order's lock, which the caller holds. */
export async function lockQuestion(ctx: Ctx, id: string): Promise<Question> {
  const [row] = await ctx.db.query<Row>(`select ${columns} from questions where id = $1 for update`, [id]);
  if (!row) throw new Refusal('NOT_FOUND', { field: 'questionId' });
  return row;
}

export async function openQuestionsOf(
  db: Queryable,
  orderIds: readonly string[],
): Promise<Map<string, Pick<Question, 'order_id' | 'field'>>> {
  const rows = await db.query<{ order_id: string; field: string }>(
    `select order_id, field from questions where order_id = any($1::uuid[]) and state = 'open'`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.order_id, row]));
}

/** Derived, so that a mail sent again carries the same link and nothing but its hash is kept. */
export function tokenOf(secrets: Pick<Secrets, 'token'>, questionId: string): string {
  return secrets.token('question-link', questionId).toString('base64url');
}

export const hashOf = (token: string): Buffer => sha256('question-link\0', token);

export interface LinkedQuestion extends Question {
  expires_at: Date;
}

export async function questionOfToken(db: Queryable, token: string): Promise<LinkedQuestion | undefined> {
  const [row] = await db.query<LinkedQuestion & Record<string, unknown>>(
    `select ${columns.replace(/\b(\w+)\b/g, 'q.$1')}, l.expires_at from question_links l join questions q on q.id = l.question_id where l.token_hash = $1`,
    [hashOf(token)],
  );
  return row;
}
