/** Workbooks as archives, for tests: taken apart into the texts of their parts, put together again whatever these say, and damaged. */
import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { inflateText } from './inflate.ts';
import { readDirectory } from './zip-directory.ts';

/** The text of each part by its name. */
export type Parts = ReadonlyMap<string, string>;

export async function partsOf(archive: Buffer): Promise<Parts> {
  const parts = new Map<string, string>();
  for (const [name, entry] of readDirectory(archive)) {
    let text = '';
    for await (const piece of inflateText(archive, entry)) text += piece;
    parts.set(name, text);
  }
  return parts;
}

export const onlySheet = 'xl/worksheets/sheet1.xml';

/** The fewest parts that make a workbook; others may be given instead or beside. */
export function oneSheet(sheet: string, more: Record<string, string> = {}): Parts {
  const links = ['worksheet', 'sharedStrings', 'styles'].map((kind, n) => {
    const target = kind === 'worksheet' ? 'worksheets/sheet1.xml' : `${kind}.xml`;
    return `<Relationship Id="rId${n + 1}" Type="x/${kind}" Target="${target}"/>`;
  });
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    [onlySheet]: sheet,
    ...more,
  };
  return new Map(Object.entries(parts));
}

/** A zip whose directory says the truth, unless it is told to lie of the size of a part or of how many there are. */
export function zipOf(
  parts: Parts,
  lie: { sizes?: Record<string, number> | undefined; count?: number | undefined } = {},
): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const bytes = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(lie.sizes?.[name] ?? plain.length, 24);
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, bytes, packed);
    directory.push(entry, bytes);
    offset += 30 + bytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lie.count ?? parts.size, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

/** What a number, a name or a text of a workbook never honestly is. */
const nonsense = [
  ...['', ' ', '-1', '0.5', '1e309', '-1e-320', 'NaN', 'Infinity', '0x10', '4294967296', '9'.repeat(400), '١٢', '１２'],
  ...['s', 'b', 'd', 'inlineStr', 'XFD1048576', 'ZZZZ9', 'A0', '1A', '..', '/', '../../x', 'xl/worksheets/sheet1.xml'],
  ...[
    'constructor',
    '__proto__',
    'toString',
    '\ud800',
    '\u0000',
    '_xD800_',
    '_xFFFF_',
    '&#0;',
    '&#x10ffff;',
    '&#x110000;',
  ],
  ...[
    '&amp',
    '&nbsp;',
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<row>',
  ],
  ...[
    '</row>',
    '<c',
    '</c>',
    '<v/>',
    '<si/>',
    '</si>',
    '<t>',
    '</t>',
    '<rPh>',
    '</sheetData>',
    '<sheetData/>',
    '[',
    '\\',
    '"0',
  ],
];

type Damage = readonly [
  kind: 'value' | 'text' | 'cut' | 'repeat' | 'place' | 'end',
  at: number,
  length: number,
  by: string,
];

const damage: fc.Arbitrary<Damage> = fc.tuple(
  fc.constantFrom('value', 'text', 'cut', 'repeat', 'place', 'end'),
  fc.nat(1_000_000),
  fc.integer({ min: 1, max: 60 }),
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...nonsense) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  ),
);

/** Which part (of those whose name fits) is damaged how, a few times over. */
export const damages = fc.array(fc.tuple(fc.nat(1000), damage), { minLength: 1, maxLength: 4 });

export function damaged(parts: Parts, done: readonly (readonly [part: number, damage: Damage])[]): Parts {
  const all = new Map(parts);
  const names = [...all.keys()].filter((name) => /^xl\/(?!theme).*(?:xml|rels)$/u.test(name));
  for (const [part, one] of done) {
    const name = names[part % names.length] ?? '';
    all.set(name, damagedText(all.get(name) ?? '', one));
  }
  return all;
}

function damagedText(text: string, [kind, at, length, by]: Damage): string {
  if (kind === 'value') return replacedNth(text, /="[^"]*"/gu, at, `="${by}"`);
  if (kind === 'text') return replacedNth(text, />[^<>]+</gu, at, `>${by}<`);
  const place = at % Math.max(1, text.length);
  if (kind === 'end') return text.slice(0, place);
  const [before, hit, after] = [text.slice(0, place), text.slice(place, place + length), text.slice(place + length)];
  return before + { cut: '', repeat: hit.repeat(1 + (at % 50)), place: by + hit }[kind] + after;
}

function replacedNth(text: string, pattern: RegExp, n: number, by: string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[n % Math.max(1, found.length)];
  return one ? text.slice(0, one.index) + by + text.slice(one.index + one[0].length) : text;
}
