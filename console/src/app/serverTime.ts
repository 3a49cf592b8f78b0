/**
 * The server's clock decides every deadline, and a demonstration company lives at a moved time; so the console never trusts
 * the desk's clock. Each answer tells the server's time, and what is shown adds the difference.
 */
let ahead = 0;

export function learnServerTime(iso: string): void {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return;
  const difference = at - Date.now();
  // Network delay makes each reading a little late; only a real difference moves the shown clocks.
  if (Math.abs(difference - ahead) > 1500) ahead = difference;
}

export function serverNow(): number {
  return Date.now() + ahead;
}

/** Today in the company's zone, as YYYY-MM-DD. */
export function serverDay(): string {
  return new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10);
}
