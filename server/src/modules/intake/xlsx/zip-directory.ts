/**
 * The directory of a zip archive, judged before anything is inflated: a workbook that is cut off, locked, or swells beyond
 * reason (a zip bomb) is refused by what it declares; what it declares falsely is noticed while inflating (`inflate.ts`).
 */
import { UnreadableFile } from '../file-problems.ts';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
}

export const limits = {
  /** A hundred thousand orders take about 15 MB. */
  archiveBytes: 64 * 1024 * 1024,
  entries: 1000,
  /** All entries together, as declared. */
  totalBytes: 1024 * 1024 * 1024,
  /** Sheets of equal rows reach 60; a bomb reaches 1,000. */
  ratio: 250,
  /** Below this size the ratio says nothing. */
  ratioFromBytes: 4 * 1024 * 1024,
} as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 65_535;
const encrypted = 0x1;
const inZip64 = 0xffffffff;

export function readDirectory(archive: Buffer): Map<string, ZipEntry> {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  if (count > limits.entries) throw new UnreadableFile('WORKBOOK_SWELLS', { what: count });
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let n = 0; n < count; n += 1) {
    if (at + entryLength > end || archive.readUInt32LE(at) !== entrySignature)
      throw new UnreadableFile('WORKBOOK_CUT_OFF');
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const entry = readEntry(archive, at, lengths[0] ?? 0);
    entries.set(entry.name, entry);
    at += entryLength + lengths.reduce((sum, length) => sum + length, 0);
  }
  refuseBombs([...entries.values()]);
  return entries;
}

/** The record at the very end; without it the download was cut off. */
function endOf(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - endLength - longestComment);
  for (let at = archive.length - endLength; at >= earliest; at -= 1) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw new UnreadableFile(beginsAsWorkbook(archive) ? 'WORKBOOK_CUT_OFF' : 'FILE_IS_ARCHIVE');
}

/** By the name of its first part. */
function beginsAsWorkbook(archive: Buffer): boolean {
  const length = archive.length > 30 ? archive.readUInt16LE(26) : 0;
  return /^(?:\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/|mimetype)/u.test(
    archive.toString('latin1', 30, 30 + length),
  );
}

function readEntry(archive: Buffer, at: number, nameLength: number): ZipEntry {
  if ((archive.readUInt16LE(at + 8) & encrypted) !== 0) throw new UnreadableFile('WORKBOOK_LOCKED');
  const entry: ZipEntry = {
    name: archive.toString('utf8', at + entryLength, at + entryLength + nameLength).replaceAll('\\', '/'),
    method: archive.readUInt16LE(at + 10),
    packed: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
  // Sizes beyond four gigabytes stand elsewhere; no order list needs them.
  if (entry.packed === inZip64 || entry.size === inZip64) throw new UnreadableFile('WORKBOOK_SWELLS', { what: '4 GB' });
  if (entry.offset + entry.packed > archive.length) throw new UnreadableFile('WORKBOOK_CUT_OFF');
  return entry;
}

function refuseBombs(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.totalBytes) throw new UnreadableFile('WORKBOOK_SWELLS', { what: megabytes(total) });
  const bomb = entries.find(({ size, packed }) => swells(size, packed));
  if (bomb) throw new UnreadableFile('WORKBOOK_SWELLS', { what: megabytes(bomb.size) });
}

export function swells(size: number, packed: number): boolean {
  return size > limits.ratioFromBytes && size > Math.max(1, packed) * limits.ratio;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
