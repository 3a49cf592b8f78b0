/**
 * Corrects the kinds of an order and what they ask. Who corrects is at hand, so that nothing required may stay open; kinds and
 * details that change are told to their departments as at entry. (OS-2.3, PD-3.2)
 */
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { RowCtx } from '../../kernel/action.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { specialKind, specialKindsAt } from '../policy/index.ts';
import { change, type Prepared } from './apply.ts';
import { openDetails, sealDetails } from './sealed-details.ts';
import { changedDetails, judgeSpecial, mustBeComplete, withCorrections, type Kinds } from './special.ts';

export interface SpecialCorrection {
  changes: { field: string; before: unknown; after: unknown }[];
  /** Kinds that were there before and mean something else now. */
  restated: string[];
  /** Kinds or details were looked at, and nothing is missing. */
  settled: boolean;
}

const untouched: SpecialCorrection = { changes: [], restated: [], settled: false };

export function correctSpecial(
  ctx: RowCtx,
  prepared: Prepared,
  key: DataKey,
  input: {
    flags?: string[] | undefined;
    details?: SpecialDetails | undefined;
    papers?: ReadonlySet<string> | undefined;
  },
): SpecialCorrection {
  if (!input.flags && !input.details) return untouched;
  const { order } = prepared;
  const { secrets } = ctx.kernel;
  const before = order.record.flags;
  const detailsBefore = openDetails(secrets, key, order.record);
  const flags = input.flags ?? before;
  const wanted = { flags, details: withCorrections(flags, detailsBefore, input.details ?? {}) };
  // What stood there before is not judged anew: a paper may have been erased since.
  const stood = Object.values(detailsBefore).flatMap((given) => Object.values(given));
  const after = judgeSpecial(kindsFor(ctx, prepared), wanted, new Set([...(input.papers ?? []), ...stood]));
  mustBeComplete(after);
  const details = changedDetails(detailsBefore, after.details);
  const sameKinds = before.length === flags.length && before.every((kind) => flags.includes(kind));
  if (sameKinds && details.length === 0) return { ...untouched, settled: true };
  change(ctx, order, {
    flags,
    goes_first: after.goesFirst,
    ...(details.length > 0 ? { special_enc: sealDetails(secrets, key, after.details) } : {}),
  });
  return {
    changes: [
      ...(sameKinds ? [] : [{ field: 'flags', before, after: flags }]),
      ...details.map(({ field, before: was, after: is }) => ({ field, before: was, after: is })),
    ],
    restated: [...new Set(details.map((one) => one.kind))].filter(
      (kind) => before.includes(kind) && flags.includes(kind),
    ),
    settled: true,
  };
}

/** A kind that is no longer in force stays on an order that has it. */
function kindsFor(ctx: RowCtx, { order, policy }: Prepared): Kinds {
  const offered = specialKindsAt(policy, ctx.now);
  const older = order.record.flags.flatMap((kind) => {
    const found = offered.has(kind) ? undefined : specialKind(policy, kind, ctx.now);
    return found ? [[kind, found] as const] : [];
  });
  return new Map([...offered, ...older]);
}
