/** A key that nobody had before. By `getRandomValues`, for `randomUUID` is missing where a company opens the console at a plain http address. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
