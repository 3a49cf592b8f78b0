/** The formats and bilingual names of the reader's language, for components. */
import { useAppearance, type Language } from '../app/appearance.ts';
import { formatsFor, type Formats } from './format.ts';

const kept: Partial<Record<Language, Formats>> = {};

export function useFormats(): Formats {
  const { language } = useAppearance();
  return (kept[language] ??= formatsFor(language));
}

/** Picks the reader's language of a name that the server sends in both. */
export function useName(): (name: { zh: string; en: string } | undefined) => string {
  const { language } = useAppearance();
  return (name) => (name ? (language === 'en' ? name.en : name.zh) : '');
}
