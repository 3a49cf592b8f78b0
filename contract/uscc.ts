/**
 * The unified social credit code (GB 32100-2015). Some codes issued early fail the checksum though they are legal, so a
 * wrong checksum only warns. (OS-3.1)
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function usccChecksumHolds(code: string): boolean {
  const sum = weights.reduce((total, weight, n) => total + weight * alphabet.indexOf(code[n] ?? ''), 0);
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/** Codes of what is unusual about it but accepted. */
export function usccWarnings(code: string | null | undefined): string[] {
  return code && !usccChecksumHolds(code) ? ['USCC_CHECKSUM'] : [];
}
