/** Whether a company's colour can carry white letters and be a link on white: WCAG's contrast of at least 4.5. */
const leastContrast = 4.5;

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Contrast of `#rrggbb` against white; undefined for what is no colour. */
export function contrastOnWhite(colour: string): number | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!found) return undefined;
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((pair) => channel(parseInt(pair, 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

export function isReadable(colour: string): boolean {
  return (contrastOnWhite(colour) ?? 0) >= leastContrast;
}
