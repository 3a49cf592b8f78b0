/**
 * Products and quantities in a text: 刻字杯黑色400个, 保温杯 500 白 ×2, BWB500-WH*3. What was said less exactly than the
 * catalogue says it is a guess, and names what else it may be. Pure. (CC-2.1, CC-2.2)
 */
import { goodsName } from '../../../../../contract/catalog.ts';
import { numberOf } from './numerals.ts';
import type { Span } from './span.ts';

export interface KnownSku {
  id: string;
  code: string;
  name: string;
  productName: string;
  barcodes: readonly string[];
  unit: string;
}

export interface ReadLine extends Span {
  skuId: string;
  quantity: string;
  confidence: number;
  /** Other products that the words may mean. */
  others: string[];
}

const units = '个|只|件|套|箱|盒|条|把|台|瓶|包|米|平米|平方|平|㎡|张|双|根|块|份|袋|支|对|床|组|桶|罐|pcs|PCS';
const numerals = '[一二两俩三四五六七八九十百千半]+';
const withUnit = new RegExp(String.raw`(\d+(?:\.\d{1,3})?|${numerals})\s*(${units})`, 'gu');
const withTimes = /[×xX*＊✕]\s*(\d+(?:\.\d{1,3})?)/gu;
const beforeTimes = /(\d+(?:\.\d{1,3})?)\s*[×xX*]\s*(?=\p{Script=Han})/gu;
const bare = /(?<![\dA-Za-z.-])(\d+(?:\.\d{1,3})?)(?![\dA-Za-z.%-])/gu;
const cut = /[，,。；;、\n！!？?]|还有|另外|以及|再来|再要|外加|加上|和(?=\p{Script=Han}{2})/gu;

/** A clause of the text: one product is spoken of in it. */
function clausesOf(text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(cut)) {
    clauses.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...clauses, { start, end: text.length }].filter((one) => text.slice(one.start, one.end).trim() !== '');
}

export function goodsIn(text: string, skus: readonly KnownSku[]): ReadLine[] {
  const words = skus.map(wordsOf);
  const lines: ReadLine[] = [];
  let before: Span | undefined;
  for (const clause of clausesOf(text)) {
    const read = readClause(text.slice(clause.start, clause.end).replace(/\u0000/gu, ' '), words);
    if (read) {
      lines.push({ ...read, start: clause.start + read.start, end: clause.start + read.end });
      before = clause;
      continue;
    }
    // “保温杯白的，300个”: the number may stand in the clause that follows.
    const last = lines[lines.length - 1];
    const count = last && before && quantityIn(text.slice(clause.start, clause.end), []);
    if (last && count?.isExplicit && last.confidence < 80 && last.quantity === '1') {
      last.quantity = count.quantity;
      last.end = clause.start + count.end;
    }
    before = undefined;
  }
  return joined(lines);
}

/** The same product said twice is one line only where it was said the same way; else it stays two for a person to see. */
function joined(lines: readonly ReadLine[]): ReadLine[] {
  return lines.filter(
    (line, n) => !lines.slice(0, n).some((one) => one.skuId === line.skuId && one.quantity === line.quantity),
  );
}

interface SkuWords {
  sku: KnownSku;
  codes: string[];
  /** The noun: 保温杯. */
  head: string;
  /** Size and colour: 500, 白. */
  rest: string[];
}

function wordsOf(sku: KnownSku): SkuWords {
  const parts = goodsName(sku).match(/\p{Script=Han}+|[\d.]+|[A-Za-z]+/gu) ?? [];
  const [head = '', ...rest] = parts;
  return { sku, codes: [sku.code, ...sku.barcodes].map((one) => one.toLowerCase()), head, rest };
}

interface Candidate {
  sku: KnownSku;
  score: number;
  spans: Span[];
}

function readClause(clause: string, words: readonly SkuWords[]): ReadLine | undefined {
  const found = words
    .map((one) => byCode(clause, one) ?? byWords(clause, one))
    .filter((one): one is Candidate => one !== undefined)
    .sort((a, b) => b.score - a.score || (a.sku.code < b.sku.code ? -1 : 1));
  const [best] = found;
  if (!best) return undefined;
  const ties = found.filter((one) => one.score === best.score);
  const count = quantityIn(clause, best.spans);
  const start = Math.min(...best.spans.map((one) => one.start), count?.start ?? Infinity);
  const end = Math.max(...best.spans.map((one) => one.end), count?.end ?? 0);
  const sure = ties.length > 1 ? Math.min(55, best.score) : best.score;
  return {
    skuId: best.sku.id,
    quantity: count?.quantity ?? '1',
    confidence: Math.round(count ? (count.isExplicit ? sure : sure * 0.85) : Math.min(sure, 60)),
    others: found
      .slice(1)
      .filter((one) => one.score >= best.score - 30)
      .slice(0, 4)
      .map((one) => one.sku.id),
    start,
    end,
  };
}

function byCode(clause: string, { sku, codes }: SkuWords): Candidate | undefined {
  const lower = clause.toLowerCase();
  for (const code of codes) {
    const start = lower.indexOf(code);
    const end = start + code.length;
    const isWord = start >= 0 && !/[a-z0-9]/u.test(lower.charAt(start - 1)) && !/[a-z0-9]/u.test(lower.charAt(end));
    if (isWord) return { sku, score: 98, spans: [{ start, end }] };
  }
  return undefined;
}

/** The noun must be there whole; each word of size and colour that is missing makes it less sure. */
function byWords(clause: string, { sku, head, rest }: SkuWords): Candidate | undefined {
  const noun = nounIn(clause, head);
  if (!noun) return undefined;
  const spans = [noun.span];
  let missed = 0;
  for (const word of rest) {
    const span = wordIn(clause, word, spans);
    if (span) spans.push(span);
    else missed++;
  }
  return { sku, score: Math.max(30, 96 - noun.missing * 12 - missed * 22), spans };
}

/** 保温杯 whole, or a long noun without its first or last letters: 晾衣机 for 电动晾衣机. */
function nounIn(clause: string, head: string): { span: Span; missing: number } | undefined {
  for (let missing = 0; missing <= Math.max(0, head.length - 3) && head.length > 0; missing++) {
    for (const word of new Set([head.slice(missing), head.slice(0, head.length - missing)])) {
      const start = clause.indexOf(word);
      if (start >= 0) return { span: { start, end: start + word.length }, missing };
    }
  }
  return undefined;
}

function wordIn(clause: string, word: string, taken: readonly Span[]): Span | undefined {
  // A colour is one letter: 白 is said as 白色, 白的; two letters may be said as one.
  for (const form of new Set([word, word.replace(/色$/u, '')])) {
    if (form === '') continue;
    for (let start = clause.indexOf(form); start >= 0; start = clause.indexOf(form, start + 1)) {
      const span = { start, end: start + form.length };
      const cutsNumber =
        /\d/u.test(form) && (/[\d.]/u.test(clause.charAt(span.end)) || /[\d.]/u.test(clause.charAt(start - 1)));
      if (!cutsNumber && !taken.some((one) => start < one.end && one.start < span.end)) {
        const tail = /^(?:色|的|号|ml|毫升|米|m)/u.exec(clause.slice(span.end))?.[0].length ?? 0;
        return { start, end: span.end + (/\d/u.test(form) && /^(?:个|只)/u.test(clause.slice(span.end)) ? 0 : tail) };
      }
    }
  }
  return undefined;
}

interface Quantity extends Span {
  quantity: string;
  /** Written with a unit or a sign of multiplication. */
  isExplicit: boolean;
}

function quantityIn(clause: string, taken: readonly Span[]): Quantity | undefined {
  for (const [pattern, isExplicit] of [
    [withTimes, true],
    [withUnit, true],
    [beforeTimes, true],
    [bare, false],
  ] as const) {
    for (const match of clause.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const number = numberOf(match[1] ?? '');
      const isTaken = taken.some((one) => span.start < one.end && one.start < span.end);
      if (number !== undefined && number > 0 && !isTaken) return { ...span, quantity: String(number), isExplicit };
    }
  }
  return undefined;
}
