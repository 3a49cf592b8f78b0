/**
 * A workbook opened for reading: its archive judged, its visible sheets in their order, the strings that they share and
 * which of its cell styles are dates. The rows themselves are read from it as often as needed.
 */
import type { OpenFile } from '../decode.ts';
import { UnreadableFile } from '../file-problems.ts';
import { isDateFormat } from './cell-value.ts';
import { inflateText } from './inflate.ts';
import { readSharedStrings, SharedStrings } from './shared-strings.ts';
import { attribute, tagsOf } from './xml-text.ts';
import { limits, megabytes, readDirectory, type ZipEntry } from './zip-directory.ts';

export interface Workbook {
  archive: Buffer;
  sheets: { name: string; entry: ZipEntry }[];
  strings: SharedStrings;
  dateStyles: ReadonlySet<number>;
  is1904: boolean;
}

/** Parts beside the sheets are small; a large one is no honest workbook. */
const longestPart = 8 * 1024 * 1024;

export async function openWorkbook(open: OpenFile): Promise<Workbook> {
  const archive = await wholeArchive(open);
  const entries = readDirectory(archive);
  const main = [...entries.keys()].find((name) => /^xl\/workbook\d*\.xml$/u.test(name));
  if (main === undefined)
    throw new UnreadableFile(entries.has('xl/workbook.bin') ? 'WORKBOOK_BROKEN' : 'FILE_IS_ARCHIVE');
  const part = (name: string) => partText(archive, entries, name);
  const book = await part(main);
  const links = linksOf(await part(main.replace('xl/', 'xl/_rels/') + '.rels'));
  const sheets = sheetsOf(book, links, entries);
  if (sheets.length === 0) throw new UnreadableFile('WORKBOOK_BROKEN');
  const strings = entries.get(links.byKind.get('sharedStrings') ?? '');
  return {
    archive,
    sheets,
    strings: strings ? await readSharedStrings(inflateText(archive, strings)) : new SharedStrings(),
    dateStyles: dateStylesOf(await part(links.byKind.get('styles') ?? '')),
    is1904: /date1904="(?:1|true)"/u.test(book),
  };
}

/** Its directory stands at the end, so the packed bytes are held; what they unpack to is not. */
async function wholeArchive(open: OpenFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of open()) {
    size += part.length;
    if (size > limits.archiveBytes)
      throw new UnreadableFile('WORKBOOK_TOO_LARGE', { max: megabytes(limits.archiveBytes) });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function partText(archive: Buffer, entries: ReadonlyMap<string, ZipEntry>, name: string): Promise<string> {
  const entry = entries.get(name);
  if (!entry) return '';
  if (entry.size > longestPart) throw new UnreadableFile('WORKBOOK_SWELLS', { what: megabytes(entry.size) });
  let text = '';
  for await (const piece of inflateText(archive, entry)) text += piece;
  return text;
}

interface Links {
  byId: Map<string, string>;
  /** By the last word of the relationship's type. */
  byKind: Map<string, string>;
}

function linksOf(rels: string): Links {
  const links: Links = { byId: new Map(), byKind: new Map() };
  for (const tag of tagsOf(rels, 'Relationship')) {
    const target = attribute(tag, 'Target');
    if (target === undefined) continue;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
    links.byId.set(attribute(tag, 'Id') ?? '', path);
    links.byKind.set((attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '', path);
  }
  return links;
}

function sheetsOf(book: string, { byId }: Links, entries: ReadonlyMap<string, ZipEntry>): Workbook['sheets'] {
  // Each part once, however often it is named: what is read stays within what the archive declares.
  const sheets = new Map<ZipEntry, Workbook['sheets'][number]>();
  for (const tag of tagsOf(book, 'sheet')) {
    if (/\sstate="(?:hidden|veryHidden)"/u.test(tag)) continue;
    const entry = entries.get(byId.get(/\s(?:\w+:)?id="([^"]*)"/u.exec(tag)?.[1] ?? '') ?? '');
    if (entry && !sheets.has(entry)) sheets.set(entry, { name: attribute(tag, 'name') ?? '', entry });
  }
  return [...sheets.values()];
}

function dateStylesOf(styles: string): ReadonlySet<number> {
  const codes = new Map<number, string>();
  for (const tag of tagsOf(styles, 'numFmt'))
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  const begun = styles.slice(styles.search(/<(?:\w+:)?cellXfs[\s>]/u));
  const formats = begun.slice(0, Math.max(0, begun.search(/<\/(?:\w+:)?cellXfs>/u)));
  const dates = new Set<number>();
  for (const [at, tag] of tagsOf(formats, 'xf').entries()) {
    const id = Number(attribute(tag, 'numFmtId'));
    if (isDateFormat(id, codes.get(id))) dates.add(at);
  }
  return dates;
}
