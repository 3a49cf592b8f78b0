/**
 * Cleans one cell of what platforms and spreadsheets leave around a value: blanks and TABs (also full-width ones),
 * zero-width characters, `="…"` and a leading apostrophe that force text, a dash that stands for nothing (facts A1.6, A2).
 * What looks like a formula stays as it is: it is text here and everywhere later.
 */

const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff]/gu;
// Joiners inside a text belong to emoji; around it they are dirt.
const joiners = '\u200c\u200d\u180e';
const nothing = /^(?:-{1,3}|[—－–]{1,2}|null)$/iu;
// Text that needs no cleaning, which most cells are.
const plain = /^[0-9A-Za-z\u4e00-\u9fff#$](?:[0-9A-Za-z\u4e00-\u9fff .:_/*()#$=-]*[0-9A-Za-z\u4e00-\u9fff)*=])?$/u;

export function cleanCell(raw: string): string {
  // The two commonest forms first: a dash for nothing, and a number after a TAB.
  if (raw === '-') return '';
  const bare = raw.charCodeAt(0) === 9 ? raw.slice(1) : raw;
  if (plain.test(bare)) return bare.length === 4 && bare.toLowerCase() === 'null' ? '' : bare;
  let text = raw.toWellFormed().replace(invisible, '');
  text = trimmed(text);
  // A value may be wrapped twice: '="123" after a second save.
  for (let wrapped = 0; wrapped < 3; wrapped += 1) {
    const inner = unwrap(text);
    if (inner === text) break;
    text = trimmed(inner);
  }
  return nothing.test(text) ? '' : text;
}

/** In one pass: a pattern that is anchored at the end would try again at every blank of a long run. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOuter(text[start]!)) start += 1;
  while (end > start && isOuter(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

function isOuter(character: string): boolean {
  return joiners.includes(character) || character.trim() === '';
}

function unwrap(text: string): string {
  if (text.startsWith('="') && text.endsWith('"') && text.length >= 3) {
    const inner = text.slice(2, -1);
    if (!inner.replaceAll('""', '').includes('"')) return inner.replaceAll('""', '"');
  }
  if (text.startsWith("'") && !text.includes("'", 1)) return text.slice(1);
  return text;
}
