/** The pages' texts in both languages; `{name}` is filled in, or left for the page's script to fill in. A plain look-up: the pages have no plurals that need more. */
import en from '../words/en.json' with { type: 'json' };
import zh from '../words/zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
export type Word = keyof typeof zh;
export type Say = (word: Word, params?: Record<string, string | number>) => string;

const texts: Record<Language, Record<Word, string>> = { 'zh-CN': zh, en };

export function sayIn(language: Language): Say {
  return (word, params = {}) =>
    texts[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
