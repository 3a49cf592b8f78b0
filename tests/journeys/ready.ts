/** Waits until the first start has made the demonstration company, so that every journey begins where people begin: at the sign-in. (OS-8.1) */
import { expect, type FullConfig } from '@playwright/test';

const MAKING_MS = 120_000;

export default async function companyIsMade(config: FullConfig): Promise<void> {
  const address = config.projects[0]?.use.baseURL ?? '';
  const state = async () => {
    const answer = await fetch(`${address}/api/installation`);
    return ((await answer.json()) as { state: string }).state;
  };
  await expect.poll(state, { timeout: MAKING_MS, intervals: [500] }).toBe('ready');
}
