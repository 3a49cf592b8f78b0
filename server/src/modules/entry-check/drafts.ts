/**
 * The order that somebody is typing, kept on the server under a key of its own: it survives the browser and the desk, is read
 * by its author alone, and its key is destroyed with it. The journal says that it was kept, never what it says. (CC-2.2)
 */
import {
  dropDraft as dropEndpoint,
  readDraft as readEndpoint,
  saveDraft as saveEndpoint,
} from '../../../../contract/entry.ts';
import { action, query, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';

interface Draft {
  key_id: string;
  content_enc: Buffer;
  saved_at: Date;
}

interface OwnDraft {
  chain: Chain;
  draft: Draft | undefined;
}

const author = (ctx: Ctx): string => ctx.actor.personId ?? ctx.actor.id;

async function findDraft(db: Queryable, person: string): Promise<Draft | undefined> {
  const [row] = await db.query<Draft & Record<string, unknown>>(
    `select key_id, content_enc, saved_at from entry_drafts where id = $1`,
    [person],
  );
  return row;
}

/** The author's own chain locks the draft, too. */
async function lockDraft(ctx: Ctx, inputs: readonly unknown[]): Promise<(OwnDraft | Refusal)[]> {
  if (ctx.actor.kind === 'system') return inputs.map(() => new Refusal('NOT_FOUND'));
  const person = author(ctx);
  const chain = (await lockChains(ctx.db, [person])).get(person);
  if (!chain) throw new Error('the chain of the author is missing');
  const draft = await findDraft(ctx.db, person);
  return inputs.map(() => ({ chain, draft }));
}

export const saveDraft = action(saveEndpoint, {
  clauses: ['CC-2.2'],
  load: lockDraft,
  run: async (ctx, { content }, { chain, draft }: OwnDraft) => {
    const present = draft && (await ctx.kernel.secrets.subjectKeys(ctx.db, [draft.key_id])).get(draft.key_id);
    const key = present ?? ctx.kernel.secrets.newSubjectKey(ctx.writes);
    ctx.statement(
      `insert into entry_drafts (id, key_id, content_enc, saved_at) values ($1, $2, $3, $4)
       on conflict (id) do update set key_id = excluded.key_id, content_enc = excluded.content_enc, saved_at = excluded.saved_at`,
      [author(ctx), key.id, ctx.kernel.secrets.encrypt(key, content), ctx.now],
    );
    ctx.record(chain, {});
    return { savedAt: ctx.now.toISOString() };
  },
});

export const dropDraft = action(dropEndpoint, {
  clauses: ['CC-2.2'],
  load: lockDraft,
  run: (ctx, _input, { chain, draft }: OwnDraft) => {
    if (!draft) return { ok: true as const };
    removeDraft(ctx, draft);
    ctx.record(chain, {});
    return { ok: true as const };
  },
});

/** With the key gone, what a backup still holds means nothing. */
function removeDraft(ctx: RowCtx, draft: Draft): void {
  ctx.statement(`delete from entry_drafts where id = $1`, [author(ctx)]);
  ctx.kernel.secrets.destroySubjectKey(ctx.writes, draft.key_id);
}

export const readDraft = query(readEndpoint, {
  clauses: ['CC-2.2'],
  run: async (ctx) => {
    const draft = await findDraft(ctx.db, author(ctx));
    const key = draft && (await ctx.kernel.secrets.subjectKeys(ctx.db, [draft.key_id])).get(draft.key_id);
    return draft && key
      ? { content: ctx.kernel.secrets.decrypt(key, draft.content_enc), savedAt: draft.saved_at.toISOString() }
      : { content: null, savedAt: null };
  },
});
