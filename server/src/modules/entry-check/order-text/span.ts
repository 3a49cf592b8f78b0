/** What was read out of a text: a value, where it stands, and how sure the reading is. Pure. (CC-2.2) */
export interface Span {
  start: number;
  end: number;
}

export interface ReadField extends Span {
  field: string;
  value: string;
  /** Of a hundred. */
  confidence: number;
}

/** Full-width letters and digits become plain ones; the length stays, so that places in the text still hold. */
export function plain(text: string): string {
  return [...text.replace(/\r/g, ' ')]
    .map((letter) => {
      const other = letter.normalize('NFKC');
      return other.length === letter.length && /[0-9A-Za-z+#*:-]/u.test(other) ? other : letter;
    })
    .join('');
}

/** What is read once is read by nobody else. */
export class Taken {
  private readonly spans: Span[] = [];

  take({ start, end }: Span): void {
    this.spans.push({ start, end });
  }

  isFree({ start, end }: Span): boolean {
    return !this.spans.some((one) => start < one.end && one.start < end);
  }

  starts(): number[] {
    return this.spans.map((one) => one.start);
  }

  /** The text with all that was read blanked out, each letter at its place. */
  rest(text: string): string {
    let left = text;
    for (const { start, end } of this.spans)
      left = left.slice(0, start) + '\u0000'.repeat(end - start) + left.slice(end);
    return left;
  }
}
