/**
 * Chinese first, English complete: one chunk of words per language, fetched when it is needed. Words live by feature in
 * zh-CN/*.json and en/*.json; keys.test.ts keeps the two alike and finds keys that nobody uses.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { appearance, onAppearance, type Language } from '../app/appearance.ts';

type Words = Record<string, unknown>;

const bundles: Record<Language, () => Promise<{ words: Words }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
};

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { words } = await bundles[language]();
    i18next.addResourceBundle(language, 'translation', words);
  }
  await i18next.changeLanguage(language);
}

export async function startWords(): Promise<void> {
  const { language } = appearance();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
  onAppearance(() => void speak(appearance().language));
}
