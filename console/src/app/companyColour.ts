/**
 * The company's colour as the accent of the console. Whatever colour was chosen, white letters on it, its own letters on paper and on
 * its tints keep a contrast of at least 4.5 (WCAG AA) in light and dark: a colour that does not is moved until it does.
 */
type Rgb = [number, number, number];

const AA = 4.5;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** What letters stand on in each shade: --n-0 of the tokens. */
const sheets: Record<'light' | 'dark', Rgb> = { light: WHITE, dark: [21, 28, 31] };

function rgbOf(hex: string): Rgb | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return found ? (found.slice(1).map((pair) => parseInt(pair, 16)) as Rgb) : undefined;
}

const hexOf = (rgb: Rgb): string => `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** `share` of the first over the second. */
const mix = (first: Rgb, second: Rgb, share: number): Rgb =>
  first.map((value, n) => value * share + (second[n] ?? 0) * (1 - share)) as Rgb;

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Moves a colour towards black or white in small steps, until it is readable there. */
function movedUntil(colour: Rgb, towards: Rgb, isReadable: (colour: Rgb) => boolean): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const moved = mix(colour, towards, share).map(Math.round) as Rgb;
    if (isReadable(moved)) return moved;
  }
  return towards;
}

export interface CompanyAccent {
  /** Values of the tokens that carry the accent. */
  tokens: Record<string, string>;
  /** What the accent came to; another than the chosen colour where that would not have been readable. */
  shown: string;
}

const TINT = 0.08;

export function accentOf(chosen: string, shade: 'light' | 'dark'): CompanyAccent | undefined {
  const colour = rgbOf(chosen);
  if (!colour) return undefined;
  const sheet = sheets[shade];
  // White letters stand on it, and in light it stands itself as letters on its own tint.
  const accent = movedUntil(
    colour,
    BLACK,
    (one) => contrast(one, WHITE) >= AA && contrast(one, mix(one, WHITE, TINT)) >= AA,
  );
  const tints = shade === 'light' ? [TINT, 0.16, 0.32] : [0.22, 0.3, 0.42];
  const [soft, softer, line] = tints.map((share) => mix(accent, sheet, share)) as [Rgb, Rgb, Rgb];
  const letters =
    shade === 'light'
      ? accent
      : movedUntil(accent, WHITE, (one) => contrast(one, sheet) >= AA && contrast(one, softer) >= AA);
  const stronger = mix(letters, shade === 'light' ? BLACK : WHITE, 0.8);
  const tokens = {
    '--a-50': soft,
    '--a-100': softer,
    '--a-200': line,
    '--a-500': mix(letters, sheet, 0.9),
    '--a-600': letters,
    '--a-700': stronger,
    '--accent': accent,
    '--accent-hover': mix(accent, BLACK, 0.86),
    '--selected': mix(accent, sheet, shade === 'light' ? 0.07 : 0.2),
    '--focus': letters,
  };
  return {
    tokens: Object.fromEntries(Object.entries(tokens).map(([name, value]) => [name, hexOf(value)])),
    shown: hexOf(accent),
  };
}

/** Contrast of two colours as `#rrggbb`. */
export function contrastOf(a: string, b: string): number {
  const [first, second] = [rgbOf(a), rgbOf(b)];
  return first && second ? contrast(first, second) : 1;
}
