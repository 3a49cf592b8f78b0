/**
 * What a number of a workbook says as text. Amounts lose the dust of binary fractions, dates are written out, and a number
 * too long to be exact is written so that the id checks notice it: a spreadsheet has already lost its last digits.
 */
const daysBefore1970 = 25_569;
const daysOf1904 = 1462;
const dayMs = 86_400_000;
const exactDigits = 15;

export function numberText(raw: string): string {
  const text = raw.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  if (Math.abs(value) >= 10 ** exactDigits) return text.includes('E') ? text : value.toExponential().toUpperCase();
  // 79.900000000000006 was typed as 79.9.
  const plain = String(Number(value.toPrecision(exactDigits)));
  return plain.includes('e') ? value.toFixed(12).replace(/\.?0+$/u, '') : plain;
}

/** Whole seconds, as spreadsheets show them; without an hour where the cell has none. */
export function dateText(raw: string, is1904: boolean): string {
  const serial = Number(raw);
  if (!Number.isFinite(serial) || serial < 0 || serial > 200_000) return raw;
  const days = serial + (is1904 ? daysOf1904 : 0);
  const seconds = Math.round((days - daysBefore1970) * 86_400);
  const text = new Date(seconds * 1000).toISOString();
  if (days < 1) return text.slice(11, 19);
  return (seconds * 1000) % dayMs === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

const builtInDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Spreadsheets take no longer one. */
const longestCode = 255;

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.some(([from, to]) => id >= from && id <= to);
  if (code.length > longestCode) return false;
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '');
  return /[ymdhs]/iu.test(bare) && !/^general$/iu.test(bare);
}
