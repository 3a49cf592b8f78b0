/**
 * The words of the reader's language for parts that stand in every row of a list: one fixed function per language, where
 * `useTranslation` makes a new one for each part that asks.
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
  return (kept[language] ??= i18next.getFixedT(language));
}
