/** What a correction of special details begins with, and what of it is sent: only what was changed, and nothing of what is masked. */
import type { OrderView } from '../../../../contract/order-views.ts';
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { SpecialValues } from './SpecialFields.tsx';

export function valuesOf({
  flags,
  special,
}: Pick<OrderView, 'flags' | 'special'>): SpecialValues & { kept: Set<string> } {
  const kept = new Set<string>();
  const details: SpecialDetails = {};
  for (const one of special)
    for (const detail of one.details) {
      if (detail.personal && detail.shown.zh !== '') kept.add(`details.${one.kind}.${detail.key}`);
      else (details[one.kind] ??= {})[detail.key] = detail.value;
    }
  return { flags: [...flags], details, kept };
}

/** A field that stands as it did is not named, so that the server leaves it alone. */
export function detailsToSend(before: SpecialValues, now: SpecialValues): SpecialDetails {
  return Object.fromEntries(
    now.flags.flatMap((kind) => {
      const changed = Object.entries(now.details[kind] ?? {}).filter(
        ([key, value]) => value.trim() !== (before.details[kind]?.[key] ?? ''),
      );
      return changed.length > 0 ? [[kind, Object.fromEntries(changed)]] : [];
    }),
  );
}
