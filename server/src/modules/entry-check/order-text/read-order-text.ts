/**
 * Reads a pasted chat, mail or address line into the fields of an order, each with where it stands and how sure it is. What is
 * read first is blanked for the next reader: phones, labelled fields, address, name, goods, date, wishes. Pure. (CC-2.1, CC-2.2)
 */
import { findAddress, type AddressParts } from '../../orders/index.ts';
import { dateIn } from './dates.ts';
import { goodsIn, type KnownSku, type ReadLine } from './goods.ts';
import { kindsIn, type NamedKind } from './kinds.ts';
import { labelsIn, type Label } from './labels.ts';
import { nameIn } from './names.ts';
import { phonesIn } from './phones.ts';
import { plain, Taken, type ReadField } from './span.ts';

export interface ReadOrderText {
  fields: ReadField[];
  lines: ReadLine[];
  regionCodes: string[];
}

const company = /[\p{Script=Han}（）()]{2,24}?(?:有限责任公司|股份有限公司|有限公司)/u;
const smallCompany = /[\p{Script=Han}]{2,16}?(?:集团|公司|商贸行|商行|酒店|餐厅|超市)/u;
const credit = /月结|账期|赊账|挂账|先发货后付款|货到付款后结/u;
const wish =
  /[^\n，,。；;!！\u0000]*(?:请|麻烦|不要|别放|务必|记得|刻|专票|普票|开票|包装|送货前|提前联系|放门口|加急|尽快)[^\n。；;!！\u0000]*/gu;

/** What the company sells, and which kinds of special order its policy names. */
export interface KnownWords {
  skus: readonly KnownSku[];
  kinds: readonly NamedKind[];
}

export function readOrderText(given: string, { skus, kinds }: KnownWords, now: Date): ReadOrderText {
  const text = plain(given);
  const taken = new Taken();
  const fields: ReadField[] = [];
  const keep = (field: ReadField | undefined): void => {
    if (!field || !taken.isFree(field)) return;
    fields.push(field);
    taken.take(field);
  };
  const phones = phonesIn(text);
  phones.forEach((phone, n) => keep(n === 0 ? phone : { ...phone, field: 'otherPhone' }));
  const labels = labelsIn(text);
  for (const label of labels) taken.take({ start: label.start, end: label.from });
  keep(labelled(text, labels, 'externalNo'));
  keep(labelled(text, labels, 'remark', 'buyerMessage'));
  const address = addressIn(text, taken, labels);
  address?.fields.forEach((field) => fields.push(field));
  if (address) taken.take(address);
  keep(nameIn(text, labels, taken, phones));
  const left = taken.rest(text);
  const customer = company.exec(left) ?? smallCompany.exec(left);
  if (customer) keep(customerField(customer));
  const lines = goodsIn(taken.rest(text), skus);
  for (const line of lines) taken.take(line);
  keep(dateIn(taken.rest(text), now));
  keep(termsIn(taken.rest(text)));
  if (!fields.some((field) => field.field === 'buyerMessage')) keep(wishIn(taken.rest(text)));
  fields.push(...kindsIn(outsideOf(text, fields, lines), kinds));
  fields.sort((a, b) => a.start - b.start);
  return { fields, lines, regionCodes: address?.codes ?? [] };
}

/** What is no name, place or product; wishes and remarks stay, for that is where people say what is special. */
function outsideOf(text: string, fields: readonly ReadField[], lines: readonly ReadLine[]): string {
  const taken = new Taken();
  for (const one of [...fields.filter((field) => field.field !== 'buyerMessage'), ...lines]) taken.take(one);
  return taken.rest(text);
}

function labelled(text: string, labels: readonly Label[], kind: string, field = kind): ReadField | undefined {
  const label = labels.find((one) => one.kind === kind && one.until > one.from);
  if (!label) return undefined;
  const whole = text.slice(label.from, label.until);
  const value = kind === 'externalNo' ? (/^[\w#/.-]{3,60}/u.exec(whole)?.[0] ?? '') : whole;
  return value ? { field, value, start: label.from, end: label.from + value.length, confidence: 95 } : undefined;
}

interface ReadAddress {
  start: number;
  end: number;
  fields: ReadField[];
  codes: string[];
}

/** A labelled address first, then any that stands in the text. */
function addressIn(text: string, taken: Taken, labels: readonly Label[]): ReadAddress | undefined {
  const label = labels.find((one) => one.kind === 'address' && one.until > one.from);
  const stops = taken.starts();
  if (label) {
    const part = text.slice(0, label.until);
    const found = findAddress(' '.repeat(label.from) + part.slice(label.from), stops);
    if (found) return { ...spread(found.start, found.end, found.parts, 3), start: label.from, end: found.end };
    return unknownPlace(part, label);
  }
  const found = findAddress(taken.rest(text).replace(/\u0000/gu, '\n'), stops);
  return found && spread(found.start, found.end, found.parts, 0);
}

function unknownPlace(text: string, label: Label): ReadAddress {
  const value = text.slice(label.from, label.until);
  const field = { field: 'receiver.detail', value, start: label.from, end: label.until, confidence: 45 };
  return { start: label.from, end: label.until, fields: [field], codes: [] };
}

function spread(start: number, end: number, parts: AddressParts, more: number): ReadAddress {
  const sure = (parts.confidence === 'high' ? 95 : 70) + more;
  const detail = parts.rest.replace(/^[\s,，:：-]+|[\s,，、]+$/gu, '');
  const field = (name: string, value: string | undefined, confidence: number): ReadField[] =>
    value ? [{ field: `receiver.${name}`, value, start, end, confidence }] : [];
  const { provinceCode, cityCode, districtCode } = parts.codes ?? { provinceCode: '' };
  return {
    start,
    end,
    fields: [
      ...field('province', parts.province, sure),
      ...field('city', parts.city, sure),
      ...field('district', parts.district, sure),
      ...field('detail', detail, /\d|[号室楼幢栋村组]/u.test(detail) ? sure : sure - 20),
    ],
    codes: [provinceCode, cityCode, districtCode].filter((code): code is string => Boolean(code)),
  };
}

function customerField(match: RegExpExecArray): ReadField {
  const value = match[0].replace(/^(?:我们是|我们|我是|这里是|你好|您好|来自)+/u, '');
  const start = match.index + match[0].length - value.length;
  return { field: 'customer', value, start, end: start + value.length, confidence: 80 };
}

function termsIn(text: string): ReadField | undefined {
  const match = credit.exec(text);
  if (!match) return undefined;
  return {
    field: 'paymentTerms',
    value: 'credit',
    start: match.index,
    end: match.index + match[0].length,
    confidence: 70,
  };
}

function wishIn(text: string): ReadField | undefined {
  const wishes = [...text.matchAll(wish)].filter((match) => match[0].trim().length > 3);
  const [first] = wishes;
  if (!first) return undefined;
  const value = wishes.map((match) => match[0].replace(/\s+/gu, ' ').trim()).join('；');
  // Marked where the first stands; the others may lie behind goods and addresses.
  return { field: 'buyerMessage', value, start: first.index, end: first.index + first[0].length, confidence: 60 };
}
