/** Two texts line by line: what both have, what only the old one had (−), what only the new one has (+). Clauses are short, so the plain table of common lines will do. */
export interface DiffLine {
  sign: '+' | '−' | ' ';
  line: string;
}

export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before === '' ? [] : before.trimEnd().split('\n');
  const fresh = after.trimEnd().split('\n');
  const shared = sharedLengths(old, fresh);
  const result: DiffLine[] = [];
  let a = 0;
  let b = 0;
  while (a < old.length || b < fresh.length) {
    const here = old[a];
    const there = fresh[b];
    if (here !== undefined && here === there) {
      result.push({ sign: ' ', line: here });
      a++;
      b++;
    } else if (there === undefined || (here !== undefined && (shared[a + 1]?.[b] ?? 0) >= (shared[a]?.[b + 1] ?? 0))) {
      result.push({ sign: '−', line: here ?? '' });
      a++;
    } else {
      result.push({ sign: '+', line: there });
      b++;
    }
  }
  return result;
}

/** `[a][b]`: how many lines the rests from a and from b have in common, in order. */
function sharedLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--) {
      const row = table[a] as number[];
      row[b] =
        old[a] === fresh[b] ? (table[a + 1]?.[b + 1] ?? 0) + 1 : Math.max(table[a + 1]?.[b] ?? 0, row[b + 1] ?? 0);
    }
  return table;
}
