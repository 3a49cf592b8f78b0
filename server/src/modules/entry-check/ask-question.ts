/**
 * Asks about a field: a colleague at the desk (the field goes back to the clerk), or the customer by portal, mail or phone.
 * The order waits under a hold until there is an answer; the question stays on it for good. (CC-2.1, CC-2.3, OS-2.2)
 */
import { askQuestion as endpoint } from '../../../../contract/entry.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { mailOfCustomer } from '../customers/index.ts';
import { placeHold, prepareWithKeys, refOf, type Prepared } from '../orders/index.ts';
import { mustFitWay, stepsThatWait } from './question.ts';
import { hashOf, tokenOf } from './question-store.ts';

const linkDays = 7;
const day = 86_400_000;

export const askQuestion = action(endpoint, {
  clauses: ['CC-2.1', 'CC-2.3', 'OS-2.2'],
  // The answer holds the customer's link.
  secretAnswer: true,
  load: async (ctx, inputs) => {
    const loaded = await prepareWithKeys(
      ctx,
      inputs.map((i) => i.orderId),
    );
    const mails: (string | undefined)[] = [];
    for (const [n, one] of loaded.entries()) {
      const given = inputs[n]?.mail;
      const isAsked = !(one instanceof Refusal) && inputs[n]?.way === 'mail' && !given;
      mails.push(isAsked ? await mailOfCustomer(ctx, one.prepared.order.record.customer_id) : given);
    }
    return loaded.map((one, n) => (one instanceof Refusal ? one : { ...one, mail: mails[n] }));
  },
  run: (ctx, input, { prepared, key, mail }) => {
    mustFitWay(input.recipient, input.way);
    if (input.way === 'mail' && !mail) throw new Refusal('QUESTION_MAIL_MISSING', { field: 'mail' });
    const { order } = prepared;
    const id = newId();
    const holdId = holdFor(ctx, prepared, input);
    insertQuestion(ctx, { id, holdId, prepared, key, mail }, input);
    const link = input.recipient === 'customer' && input.way !== 'phone' ? linkTo(ctx, id) : null;
    ctx.emit({
      name: 'question.asked',
      v: 1,
      data: {
        orderId: order.record.id,
        shopId: order.record.shop_id,
        questionId: id,
        field: input.field,
        recipient: input.recipient,
        way: input.way,
      },
    });
    ctx.record(order.chain, { keyId: key.id, body: { question: id, field: input.field, recipient: input.recipient } });
    return { ...refOf(order), questionId: id, link: input.way === 'portal' ? link : null };
  },
});

type Asked = InputOf<typeof endpoint>;

/** Waiting for a customer may stop the company's clocks (OT-4.4); waiting for a colleague never does. */
function holdFor(ctx: RowCtx, prepared: Prepared, input: Asked): string {
  const isCustomer = input.recipient === 'customer';
  return placeHold(ctx, prepared, {
    kind: isCustomer ? 'customer' : 'returned',
    lineId: null,
    ownerDepartment: 'orders',
    // The kind and the question beside it say why, in the reader's language.
    reason: '',
    blocks: stepsThatWait(prepared.order.record.stage),
  });
}

interface NewQuestion {
  id: string;
  holdId: string;
  prepared: Prepared;
  key: DataKey;
  mail: string | undefined;
}

function insertQuestion(ctx: RowCtx, { id, holdId, prepared, key, mail }: NewQuestion, input: Asked): void {
  ctx.insert('questions', {
    id,
    order_id: prepared.order.record.id,
    shop_id: prepared.order.record.shop_id,
    field: input.field,
    recipient: input.recipient,
    way: input.way,
    text_enc: ctx.kernel.secrets.encrypt(key, input.text),
    mail_enc: input.way === 'mail' && mail ? ctx.kernel.secrets.encrypt(key, mail) : null,
    hold_id: holdId,
    asked_by: actorRef(ctx.actor),
    asked_person: ctx.actor.kind === 'system' ? null : (ctx.actor.personId ?? ctx.actor.id),
    asked_at: ctx.now,
    state: 'open',
  });
}

function linkTo(ctx: RowCtx, questionId: string): string {
  const token = tokenOf(ctx.kernel.secrets, questionId);
  ctx.insert('question_links', {
    token_hash: hashOf(token),
    question_id: questionId,
    expires_at: new Date(ctx.now.getTime() + linkDays * day),
  });
  return questionPath(token);
}

/** Where the customer's pages answer a question. */
export const questionPath = (token: string): string => `/q/${token}`;
