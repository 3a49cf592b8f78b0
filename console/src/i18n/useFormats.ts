/** The formats and bilingual names of the reader's language, for components. */
import { useAppearance, type Language } from '../app/appearance.ts';
import { formatsFor, type Formats } from './format.ts';

const kept: Partial<Record<Language, Formats>> = {};

export function useFormats(): Formats {
  const { language } = useAppearance();
  return (kept[language] ??= formatsFor(language));
}

/** Curly apostrophes stand as wide as Chinese letters where only a Chinese font is there. */
export function straight(text: string): string {
  return text.replace(/[‘’]/g, "'");
}

/** Picks the reader's language of a name that the server sends in both. */
export function useName(): (name: { zh: string; en: string } | undefined) => string {
  const { language } = useAppearance();
  return (name) => (name ? (language === 'en' ? straight(name.en) : name.zh) : '');
}
