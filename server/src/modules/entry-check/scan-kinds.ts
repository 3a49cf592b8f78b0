/** What a file is by its first bytes: names and declared types are anybody's. Pure. (OS-2.1) */
const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, n) => bytes[n] === byte);

/** The media type, or undefined for what is no scan of a fax or mail. */
export function scanKind(head: Buffer): string | undefined {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'application/pdf';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(head, 0x49, 0x49, 0x2a, 0) || startsWith(head, 0x4d, 0x4d, 0, 0x2a)) return 'image/tiff';
  if (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp';
  // A mail begins with its header lines.
  return /^[A-Za-z][A-Za-z0-9-]{1,40}: [^\0]*$/su.test(head.toString('utf8')) ? 'message/rfc822' : undefined;
}

/** What a browser may show by itself; the rest is saved. */
export const isShown = (mediaType: string): boolean => mediaType !== 'message/rfc822' && mediaType !== 'image/tiff';
