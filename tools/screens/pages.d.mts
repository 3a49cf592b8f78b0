import type { Page } from '@playwright/test';
import type { Account } from '../../tests/journeys/desk.ts';

export interface ScreenPage {
  name: string;
  /** As the router writes it. */
  route: string;
  /** The account that looks at it; without one it is a page that needs no sign-in. */
  as?: Account;
  /** The page scrolls as a whole: its picture is taken to its end. */
  full?: true;
  open(page: Page): Promise<unknown>;
}

export const pages: readonly ScreenPage[];
export const passedThrough: readonly string[];
