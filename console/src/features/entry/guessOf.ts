/** The words under a field that was read out of a text and not touched since; a field that a person filled has none (CC-2.1). */
import type { TFunction } from 'i18next';
import type { Draft } from './draft.ts';

export function guessOf(draft: Draft, field: keyof Draft, t: TFunction): string | undefined {
  const guess = draft.guesses[field];
  return guess && t('entry.guessedFrom', { origin: guess.origin });
}
