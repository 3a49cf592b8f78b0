/** Text between the tags of a workbook's parts: entities resolved, phonetic readings left out. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
        (all, hex?: string, decimal?: string, name?: string) =>
          name !== undefined
            ? (named[name] ?? all)
            : character(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
      )
    : text;
  // Spreadsheets write control characters as _x000D_.
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : plain;
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** All <t> of a string item together: a rich text has several runs. `prefix` is the namespace's, such as `x:`. */
export function textOfRuns(whole: string, prefix: string): string {
  const item = withoutReadings(whole, prefix);
  let text = '';
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  for (let at = item.indexOf(open); at >= 0; at = item.indexOf(open, at)) {
    const tagEnd = item.indexOf('>', at);
    if (tagEnd < 0) break;
    const isText = item[at + open.length] === '>' || item[at + open.length] === ' ';
    if (!isText || item[tagEnd - 1] === '/') {
      at = tagEnd;
      continue;
    }
    const end = item.indexOf(close, tagEnd);
    // Nothing behind it is closed either: it is not looked for again from every text.
    if (end < 0) break;
    text += unescaped(item.slice(tagEnd + 1, end));
    at = end;
  }
  return text;
}

function withoutReadings(item: string, prefix: string): string {
  const open = `<${prefix}rPh`;
  const close = `</${prefix}rPh>`;
  let kept = '';
  let from = 0;
  for (let at = item.indexOf(open); at >= 0; at = item.indexOf(open, from)) {
    const end = item.indexOf(close, at);
    if (end < 0) break;
    kept += item.slice(from, at);
    from = end + close.length;
  }
  return kept + item.slice(from);
}

/** Each tag of this name. It ends before the next one begins, so that tags without an end are not read on from each of them. */
export function tagsOf(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'gu'))].map(([tag]) => tag);
}

export function attribute(tag: string, name: string): string | undefined {
  const found =
    new RegExp(`[\\s:]${name}="([^"]*)"`, 'u').exec(tag) ?? new RegExp(`[\\s:]${name}='([^']*)'`, 'u').exec(tag);
  return found ? unescaped(found[1]!) : undefined;
}

/** The namespace prefix with its colon, from the part's root element; most writers use none. */
export function prefixOf(head: string, root: string): string {
  return new RegExp(`<(\\w+:)?${root}[\\s>]`, 'u').exec(head)?.[1] ?? '';
}
