/**
 * The words of the reader's language for parts that stand in every row of a list: one fixed function per language, where
 * `useTranslation` makes a new one for each part that asks. It remembers what it said: a list says the same few words hundreds of times,
 * and finding one costs more than making the cell that it stands in.
 */
import { useSyncExternalStore } from 'react';
import i18next, { type TFunction } from 'i18next';

const kept: Record<string, TFunction> = {};

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

export function useT(): TFunction {
  const language = useSyncExternalStore(onLanguage, () => i18next.language);
  return (kept[language] ??= remembering(i18next.getFixedT(language)));
}

/** Words with times and counts in them would grow without end: then it begins anew. */
const MOST_KEPT = 2000;

function remembering(t: TFunction): TFunction {
  const said = new Map<string, string>();
  const remembered = (key: string, values?: Record<string, string | number>): string => {
    const asked = values ? key + JSON.stringify(values) : key;
    const known = said.get(asked);
    if (known !== undefined) return known;
    if (said.size === MOST_KEPT) said.clear();
    const words = t(key, values ?? {});
    said.set(asked, words);
    return words;
  };
  return remembered as TFunction;
}
