// Writes cells as platforms do: ids after a TAB inside quotes, blanks as a dash; and text as GBK bytes, by a table that
// is the decoder read backwards, so that no encoder has to be installed.

function cell(text) {
  return /[",\r\n\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const afterTab = (text) => `\t${text}`;

export function csv(header, rows) {
  const lines = rows.map((row) => header.map((name) => cell(row[name] ?? '')).join(','));
  return [header.map(cell).join(','), ...lines, ''].join('\r\n');
}

let table;

function gbkTable() {
  const decoder = new TextDecoder('gb18030');
  const made = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !made.has(character)) made.set(character, [lead, trail]);
    }
  }
  return made;
}

export function toGbk(text) {
  table ??= gbkTable();
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else throw new Error(`GBK has no ${character}`);
  }
  return Uint8Array.from(bytes);
}
