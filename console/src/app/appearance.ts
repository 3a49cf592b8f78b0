/**
 * Keeps theme, density and language of this browser, and puts them on the document. They belong to the desk, not to the person:
 * two people at one screen share its light. The same keys are read by public/appearance.js before the first paint.
 */
import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'comfortable';
export type Language = 'zh-CN' | 'en';

export interface Appearance {
  theme: Theme;
  density: Density;
  language: Language;
  /** What the theme comes to now, with the system's choice resolved. */
  shade: 'light' | 'dark';
}

/** Tests of what reads the language run without a browser. */
const systemDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function kept(key: string): string | null {
  try {
    return localStorage.getItem(`luyue.${key}`);
  } catch {
    return null;
  }
}

function read(): Appearance {
  const theme = kept('theme');
  const chosen: Theme = theme === 'light' || theme === 'dark' ? theme : 'system';
  return {
    theme: chosen,
    density: kept('density') === 'comfortable' ? 'comfortable' : 'compact',
    language: kept('language') === 'en' ? 'en' : 'zh-CN',
    shade: chosen === 'dark' || (chosen === 'system' && systemDark?.matches) ? 'dark' : 'light',
  };
}

let current = read();

function refresh(): void {
  current = read();
  const root = document.documentElement;
  root.dataset['theme'] = current.shade;
  root.dataset['density'] = current.density;
  root.lang = current.language;
  for (const listener of listeners) listener();
}

systemDark?.addEventListener('change', refresh);

export function appearance(): Appearance {
  return current;
}

export function setAppearance(change: Partial<Pick<Appearance, 'theme' | 'density' | 'language'>>): void {
  try {
    for (const [key, value] of Object.entries(change)) localStorage.setItem(`luyue.${key}`, value);
  } catch {
    // A browser that keeps nothing still works; the choice then lasts until the page is left.
  }
  refresh();
}

export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(onAppearance, appearance);
}
