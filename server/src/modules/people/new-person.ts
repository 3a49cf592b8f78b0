/** What a new person becomes: a row with contact data under an own key, and a chain. Names stay out of the journal. (CC-7.1) */
import type { RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { initialsOf } from '../../kernel/initials.ts';
import { startChain } from '../../kernel/chains.ts';
import { maskEmail, maskPhone } from '../../kernel/mask.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import { rightsChanged } from './store.ts';

export interface NewPerson {
  account: string;
  name: string;
  phone: string | null;
  mail: string | null;
  passwordHash: string | null;
  passwordOnce?: boolean;
  departmentIds: string[];
  roles: string[];
  shopIds: string[] | null;
  warehouseIds: string[] | null;
  sessionIds: string[] | null;
  language: 'zh' | 'en';
}

/** By which a verified mail of a sign-in provider finds the colleague. */
export const mailHash = (secrets: Secrets, mail: string): Buffer =>
  secrets.token('staff mail', mail.trim().toLowerCase());

export function contactColumns(
  secrets: Secrets,
  key: DataKey,
  contact: { phone?: string | null | undefined; mail?: string | null | undefined },
): Record<string, unknown> {
  const { phone, mail } = contact;
  return {
    ...(phone === undefined
      ? {}
      : {
          phone_enc: phone === null ? null : secrets.encrypt(key, phone),
          phone_mask: phone === null ? '' : maskPhone(phone),
        }),
    ...(mail === undefined
      ? {}
      : {
          mail_enc: mail === null ? null : secrets.encrypt(key, mail),
          mail_mask: mail === null ? '' : maskEmail(mail),
          mail_hash: mail === null ? null : mailHash(secrets, mail),
        }),
  };
}

export function insertPerson(ctx: RowCtx, person: NewPerson): { id: string; rev: number } {
  const { secrets } = ctx.kernel;
  const id = newId();
  const key = secrets.newSubjectKey(ctx.writes);
  const { departmentIds, roles, shopIds, warehouseIds, sessionIds } = person;
  ctx.insert('staff', {
    id,
    account: person.account,
    name: person.name,
    initials: initialsOf(person.name),
    password_hash: person.passwordHash,
    password_once: person.passwordOnce ?? false,
    key_id: key.id,
    ...contactColumns(secrets, key, person),
    department_ids: departmentIds,
    roles,
    shop_ids: shopIds,
    warehouse_ids: warehouseIds,
    session_ids: sessionIds,
    language: person.language,
    added_at: ctx.now,
  });
  const chain = startChain(ctx.writes, id);
  ctx.record(chain, { body: { changes: { departmentIds, roles, shopIds, warehouseIds, sessionIds } } });
  rightsChanged(ctx);
  return { id, rev: 1 };
}
