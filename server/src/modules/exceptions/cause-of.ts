/** The policy's cause of an exception, under the version that it was opened by. Pure. (PD-3.4) */
import { clauseOfVersion, parseClauseRef, type PolicySnapshot } from '../policy/index.ts';
import type { CauseRule, ExceptionRecord } from './exception.ts';

/** The cause as it was when the exception was opened: a new policy changes nothing that already runs. */
export function causeOf(
  policy: PolicySnapshot,
  { rule, clause }: Pick<ExceptionRecord, 'rule' | 'clause'>,
): CauseRule | undefined {
  const ref = parseClauseRef(clause);
  const found = ref && clauseOfVersion(policy, ref.clause, ref.version)?.rules.find((one) => one.id === rule);
  return found?.kind === 'cause' ? found : undefined;
}
