/**
 * Two ways to work the same page: with the mouse, and with nothing but the keyboard, which reaches a thing only by Tab. Words come
 * from the console's own files, so that one day is played in either language.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstance, type TFunction } from 'i18next';
import { expect, HAND_MS } from './desk.ts';
import type { Locator, Page } from '@playwright/test';

export type Language = 'zh-CN' | 'en';

/** What a person wants to press or type into, whichever way the hand takes. */
export interface Hand {
  press(target: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Opens the row of a list at which the hand arrives first. */
  openFirst(table: Locator): Promise<void>;
}

/** More stops than any page has before its main part ends. */
const MOST_STOPS = 250;

export const mouse: Hand = {
  press: (target) => target.click(),
  async type(field, text) {
    await field.click();
    await field.fill(text);
  },
  openFirst: (table) => table.getByRole('row').nth(1).dblclick(),
};

export function keyboard(page: Page): Hand {
  const reach = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${String(target)}`);
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter', { delay: HAND_MS });
    },
    async type(field, text) {
      await reach(field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    async openFirst(table) {
      await expect(table.getByRole('row').nth(1)).toBeVisible();
      await page.keyboard.press('j', { delay: HAND_MS });
      await page.keyboard.press('Enter', { delay: HAND_MS });
    },
  };
}

/** The console's words of a language. */
export function wordsOf(language: Language): TFunction {
  const folder = path.join(import.meta.dirname, '../../console/src/i18n', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const translation = Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object),
  ) as object;
  const words = createInstance();
  void words.init({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words.getFixedT(language);
}
