/**
 * Decides the encoding of an order file over the whole file, then reads it as text in bounded memory: a byte order mark
 * decides; else UTF-8 if every byte agrees; else GB18030, which contains GBK (facts A2). A file that is no text at all
 * is named for what it is. The file is opened twice, because one GBK byte may stand after megabytes of ASCII.
 */
import { TextDecoder } from 'node:util';
import { UnreadableFile, type FileProblemCode } from './file-problems.ts';

export type Bytes = AsyncIterable<Uint8Array>;
export type OpenFile = () => Bytes;
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const headLength = 4096;

export async function detectEncoding(open: OpenFile): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let head = new Uint8Array(0);
  let marked: Encoding | undefined;
  let fits = true;
  let hasNul = false;
  for await (const chunk of open()) {
    if (head.length < headLength) {
      head = joined(head, chunk.subarray(0, headLength - head.length));
      if (head.length >= 3) marked ??= byteOrderMark(head);
    }
    hasNul ||= marked !== 'utf-16le' && marked !== 'utf-16be' && chunk.includes(0);
    if (hasNul && head.length >= headLength) break;
    fits &&= accepts(utf8, chunk);
  }
  if (head.length === 0) throw new UnreadableFile('FILE_IS_EMPTY');
  const otherKind = nameOf(head);
  if (otherKind || hasNul) throw new UnreadableFile(otherKind ?? 'FILE_IS_BINARY');
  // An unfinished character at the very end is a cut-off download, not another encoding.
  return marked ?? (fits ? 'utf-8' : 'gb18030');
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function accepts(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

const signatures: { code: FileProblemCode; bytes: readonly number[] }[] = [
  { code: 'FILE_IS_ARCHIVE', bytes: [0x50, 0x4b] },
  { code: 'FILE_IS_XLS', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { code: 'FILE_IS_ARCHIVE', bytes: [0x1f, 0x8b] },
  { code: 'FILE_IS_ARCHIVE', bytes: [0x52, 0x61, 0x72, 0x21] },
  { code: 'FILE_IS_ARCHIVE', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { code: 'FILE_IS_PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
];

function nameOf(head: Uint8Array): FileProblemCode | undefined {
  const known = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (known) return known.code;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 512));
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype|html|head|table|\?xml|meta)/iu.test(text)) return 'FILE_IS_WEB_PAGE';
  return undefined;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** What cannot be decoded becomes U+FFFD, which the row that holds it reports. */
export async function* decodeText(open: OpenFile, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'gb18030') {
    yield* decodePieces(open);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of open()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

const longestCarry = 1_000_000;

/**
 * Node's streaming decoder throws when a broken GB18030 character lies across two chunks, so each piece is decoded by
 * itself. Bytes below 0x30 (line ends, commas) are never part of a longer character: a piece ends after one of them.
 */
async function* decodePieces(open: OpenFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('gb18030');
  let carry: Uint8Array = new Uint8Array(0);
  for await (const chunk of open()) {
    const bytes = carry.length === 0 ? chunk : joined(carry, chunk);
    const end = bytes.findLastIndex((byte) => byte < 0x30) + 1;
    const cut = end === 0 && bytes.length > longestCarry ? bytes.length : end;
    if (cut > 0) yield decoder.decode(bytes.subarray(0, cut));
    carry = bytes.slice(cut);
  }
  if (carry.length > 0) yield decoder.decode(carry);
}
