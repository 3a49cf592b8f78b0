/** The formats and bilingual names of the reader's language, for components. */
import { useAppearance, type Language } from '../app/appearance.ts';
import { formatsFor, type Formats } from './format.ts';

const kept: Partial<Record<Language, Formats>> = {};

export function useFormats(): Formats {
  const { language } = useAppearance();
  return (kept[language] ??= formatsFor(language));
}

/** Curly apostrophes and quotes stand as wide as Chinese letters where only a Chinese font is there. */
export function straight(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

type Named = { zh: string; en: string } | undefined;

/** Picks the reader's language of a name that the server sends in both. */
export function nameIn(language: Language, name: Named): string {
  return name ? (language === 'en' ? straight(name.en) : name.zh) : '';
}

const namesIn: Record<Language, (name: Named) => string> = {
  'zh-CN': (name) => nameIn('zh-CN', name),
  en: (name) => nameIn('en', name),
};

export function useName(): (name: Named) => string {
  return namesIn[useAppearance().language];
}
