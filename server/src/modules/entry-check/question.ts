/** The life of a question: open until it is answered or withdrawn, and who may be asked in which way. Pure. (CC-2.1, OS-2.2) */
import { Refusal } from '../../kernel/refusal.ts';

export type Recipient = 'customer' | 'clerk';
export type Way = 'portal' | 'mail' | 'phone' | 'desk';

export interface Question {
  id: string;
  order_id: string;
  shop_id: string;
  field: string;
  recipient: Recipient;
  way: Way;
  text_enc: Buffer;
  mail_enc: Buffer | null;
  hold_id: string | null;
  asked_by: string;
  asked_person: string | null;
  asked_at: Date;
  state: 'open' | 'answered' | 'withdrawn';
  answer_enc: Buffer | null;
  answered_way: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  mailed_at: Date | null;
}

export function mustFitWay(recipient: Recipient, way: Way): void {
  if ((recipient === 'clerk') !== (way === 'desk')) throw new Refusal('QUESTION_WAY_UNFIT', { field: 'way' });
}

export function mustBeOpen(question: Pick<Question, 'state'>): void {
  if (question.state !== 'open') throw new Refusal('QUESTION_ENDED', { field: 'questionId' });
}

/** What waits for an answer: an entry its check, a later order its way out of the house. */
export function stepsThatWait(stage: string): string[] {
  return stage === 'entered' ? ['check'] : ['prepare', 'pack', 'hand-over'];
}
