/** Pairs that are typed one per line, `word=word`: read as records, with the lines that cannot be, so that none is lost without a word. Pure. */

export interface PairFault {
  /** One half is missing; the first half was said before; the contract does not take it. */
  kind: 'half' | 'twice' | 'unfit';
  line: number;
  text: string;
}

export function linesOf(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([from, to]) => `${from}=${to}`)
    .join('\n');
}

/** `fits` is the contract's word on one pair. */
export function readPairs(text: string, fits: (pair: Record<string, string>) => boolean = () => true) {
  const pairs: Record<string, string> = {};
  const faults: PairFault[] = [];
  text.split('\n').forEach((typed, n) => {
    const line = typed.trim();
    if (line === '') return;
    // The wide sign is what a Chinese input method types.
    const [, from = '', to = ''] = /^([^=＝]*)[=＝](.*)$/u.exec(line)?.map((half) => half.trim()) ?? [];
    const refuse = (kind: PairFault['kind']) => faults.push({ kind, line: n + 1, text: line });
    if (from === '' || to === '') refuse('half');
    else if (Object.hasOwn(pairs, from)) refuse('twice');
    else if (!fits({ [from]: to })) refuse('unfit');
    else pairs[from] = to;
  });
  return { pairs, faults };
}
