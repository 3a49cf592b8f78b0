/** The details of a special order as the order's row keeps them: one sealed text under the order's own key. (OS-2.3, OS-8.3) */
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import { specialKind, type PolicySnapshot } from '../policy/index.ts';
import type { OrderRecord } from './order.ts';

export function sealDetails(secrets: Secrets, key: DataKey, details: SpecialDetails): Buffer | null {
  return Object.keys(details).length > 0 ? secrets.encrypt(key, JSON.stringify(details)) : null;
}

export function openDetails(secrets: Secrets, key: DataKey | undefined, record: Pick<OrderRecord, 'special_enc'>) {
  if (!record.special_enc || !key) return {};
  return JSON.parse(secrets.decrypt(key, record.special_enc)) as SpecialDetails;
}

/** Whether a detail names a person; one that no rule knows any more is taken for one that does. */
export function isPersonal(policy: PolicySnapshot, kind: string, key: string, at: Date): boolean {
  const detail = specialKind(policy, kind, at)?.rule.details.find((one) => one.key === key);
  return detail?.personal ?? true;
}
