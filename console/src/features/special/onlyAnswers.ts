/** What a kind must know and offers one choice for is answered as the kind is ticked; the person may still take it back. (OS-2.3) */
import type { SpecialDetail, SpecialDetails, SpecialKindView } from '../../../../contract/special.ts';

/** The choice of a detail that must be given and has no other. */
export function onlyChoice({ type, required, choices }: SpecialDetail): string | undefined {
  return type === 'choice' && required && choices.length === 1 ? choices[0]?.key : undefined;
}

/** The details after a kind was ticked; what somebody gave before stands. */
export function detailsTicked(details: SpecialDetails, { kind, details: asked }: SpecialKindView): SpecialDetails {
  const answers = asked.flatMap((one) => {
    const only = onlyChoice(one);
    return only === undefined ? [] : [[one.key, only] as const];
  });
  if (answers.length === 0) return details;
  return { ...details, [kind]: { ...Object.fromEntries(answers), ...details[kind] } };
}
