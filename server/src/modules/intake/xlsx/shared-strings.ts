/**
 * The strings that the cells of a workbook point to, kept as bytes side by side instead of as objects: six hundred thousand
 * of them take some twenty megabytes, and more than a bound is refused.
 */
import { UnreadableFile } from '../file-problems.ts';
import { prefixOf, textOfRuns } from './xml-text.ts';
import { megabytes } from './zip-directory.ts';

const mostBytes = 96 * 1024 * 1024;
const longestItem = 400_000;
const chunkBytes = 4 * 1024 * 1024;

export class SharedStrings {
  private readonly chunks: Buffer[] = [];
  private used = chunkBytes;
  /** Chunk and place in it, as one number each: chunk × chunkBytes + place; and where it ends. */
  private starts = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  private count = 0;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    // Also an empty text begins inside of its chunk, never at the end of a full one.
    if (this.used + Math.max(length, 1) > chunkBytes) this.open(length);
    const chunk = this.chunks.length - 1;
    this.chunks[chunk]!.write(text, this.used);
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = chunk * chunkBytes + this.used;
    this.lengths[this.count] = length;
    this.count += 1;
    this.used += length;
  }

  /** Undefined for what is no place of a string: a damaged cell may say 0.5 or -1. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const start = this.starts[index]!;
    const from = start % chunkBytes;
    return this.chunks[Math.floor(start / chunkBytes)]!.toString('utf8', from, from + this.lengths[index]!);
  }

  private open(length: number): void {
    const total = (this.chunks.length + 1) * chunkBytes;
    if (total > mostBytes || length > chunkBytes)
      throw new UnreadableFile('WORKBOOK_SWELLS', { what: megabytes(total) });
    this.chunks.push(Buffer.allocUnsafe(chunkBytes));
    this.used = 0;
  }

  private grow(): void {
    const starts = new Float64Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint32Array(this.lengths.length * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

export async function readSharedStrings(text: AsyncIterable<string>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let held = '';
  let prefix: string | undefined;
  for await (const piece of text) {
    held += piece;
    if (prefix === undefined && !/<(?:\w+:)?sst[\s>]/u.test(held)) {
      if (held.length > longestItem) throw new UnreadableFile('WORKBOOK_BROKEN');
      continue;
    }
    prefix ??= prefixOf(held, 'sst');
    held = takeItems(held, prefix, strings);
    if (held.length > longestItem) throw new UnreadableFile('WORKBOOK_BROKEN');
  }
  return strings;
}

/** Answers what is left: the beginning of an item that is not yet whole. */
function takeItems(text: string, prefix: string, strings: SharedStrings): string {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start < 0) return text.slice(Math.max(at, text.length - open.length));
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) return text.slice(start);
    if (text[tagEnd - 1] === '/') {
      strings.add('');
      at = tagEnd + 1;
      continue;
    }
    const end = text.indexOf(close, tagEnd);
    if (end < 0) return text.slice(start);
    strings.add(textOfRuns(text.slice(tagEnd + 1, end), prefix));
    at = end + close.length;
  }
}
