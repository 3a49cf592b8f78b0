/**
 * Telephone numbers in a text: mobiles with the extension of a virtual number, landlines, 400 numbers, Hong Kong, Macao and
 * Taiwan. A number that a label calls an order or a bill is none. Pure. (CC-2.1)
 */
import type { ReadField } from './span.ts';

const extension = String.raw`(?:[ ]?(?:转|轉|分机|ext\.?|#|-|—)[ ]?(\d{1,6})(?!\d))?`;
const kinds: readonly { pattern: RegExp; confidence: number; write: (match: RegExpExecArray) => string }[] = [
  {
    pattern: new RegExp(String.raw`(?<![\d-])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)${extension}`, 'giu'),
    confidence: 98,
    write: ([, number = '', more]) => withExtension(digitsOf(number), more),
  },
  {
    pattern: /(?<![\d-])(?:\+?852|\(852\)|00852)[- ]?([2-9]\d{3})[- ]?(\d{4})(?!\d)/gu,
    confidence: 97,
    write: ([, a = '', b = '']) => `+852 ${a}${b}`,
  },
  {
    pattern: /(?<![\d-])(?:\+?853|00853)[- ]?([26]\d{3})[- ]?(\d{4})(?!\d)/gu,
    confidence: 97,
    write: ([, a = '', b = '']) => `+853 ${a}${b}`,
  },
  {
    pattern: /(?<![\d-])(?:\+?886|00886)[- ]?0?(9\d{2})[- ]?(\d{3})[- ]?(\d{3})(?!\d)/gu,
    confidence: 97,
    write: ([, a = '', b = '', c = '']) => `+886 ${a}${b}${c}`,
  },
  {
    pattern: /(?<![\d-])(400)[- ]?(\d{3,4})[- ]?(\d{3,4})(?!\d)/gu,
    confidence: 90,
    write: ([, ...parts]) => parts.join('-'),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d-])[(（]?(0\d{2,3})[)）]?[-— ]?([2-9]\d{6,7})(?!\d)${extension}`, 'giu'),
    confidence: 95,
    write: ([, area = '', number = '', more]) => withExtension(`${area}-${number}`, more),
  },
];

/** Eight digits alone are a number of Hong Kong only where the text speaks of it. */
const bareHongKong = /(?<![\d-])([2-9]\d{3})[- ]?(\d{4})(?![\d-])/gu;

const otherNumber = /(?:单号|订单号|编号|税号|账号|帐号|卡号|运单|PO|No\.?)[:：#\s]*[A-Za-z-]*$/iu;

const digitsOf = (text: string): string => text.replace(/\D/gu, '');
const withExtension = (number: string, more: string | undefined): string => (more ? `${number}转${more}` : number);

export function phonesIn(text: string): ReadField[] {
  const found: ReadField[] = [];
  const add = (match: RegExpExecArray, value: string, confidence: number): void => {
    const start = match.index;
    const end = start + match[0].length;
    const isTaken = found.some((one) => start < one.end && one.start < end);
    if (!isTaken && !otherNumber.test(text.slice(Math.max(0, start - 16), start)))
      found.push({ field: 'receiver.phone', value, start, end, confidence });
  };
  for (const { pattern, confidence, write } of kinds)
    for (const match of text.matchAll(pattern)) add(match, write(match), confidence);
  if (/香港|港九|九龙|新界|Hong ?Kong|\bHK\b/iu.test(text))
    for (const match of text.matchAll(bareHongKong)) add(match, `+852 ${match[1] ?? ''}${match[2] ?? ''}`, 75);
  return found.sort((a, b) => a.start - b.start);
}

/** Whether a number could be rung: for whoever checks what was typed. */
export function isPlausiblePhone(phone: string): boolean {
  const [first] = phonesIn(phone.trim());
  return first !== undefined && first.start === 0;
}
