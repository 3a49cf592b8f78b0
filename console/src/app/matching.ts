/** Finds things by their names in both languages, and by how their Chinese names sound, decided without a browser. */

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

export interface Named {
  names: readonly string[];
  /** In pinyin, syllable by syllable. */
  sound: string;
}

/**
 * Every word that was typed stands somewhere in the names, or is how they sound: whole from any syllable on (`danju`), or by first letters
 * (`dd`). Names that begin with it come first, then those that sound so from their beginning. One letter sounds like half of everything:
 * only a short list takes fewer than two.
 */
export function matching<T>(items: readonly T[], namedAs: (item: T) => Named, typed: string, fewest = 2): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = items.flatMap((item) => {
    const { names, sound } = namedAs(item);
    const ranks = words.map((word) =>
      Math.min(...names.map((name) => rankIn(plain(name), word)), rankOfSound(sound, word, fewest)),
    );
    return ranks.includes(Infinity) ? [] : [{ item, rank: ranks[0] ?? 0 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map((one) => one.item);
}

function rankIn(name: string, word: string): number {
  if (name.startsWith(word)) return 0;
  return name.includes(word) ? 2 : Infinity;
}

function rankOfSound(sound: string, word: string, fewest: number): number {
  if (word.length < fewest) return Infinity;
  const syllables = sound.split(' ');
  const sounds = (from: number) =>
    syllables.slice(from).join('').startsWith(word) ||
    syllables
      .slice(from)
      .map((one) => one[0])
      .join('')
      .startsWith(word);
  const from = syllables.findIndex((_, at) => sounds(at));
  if (from === -1) return Infinity;
  return from === 0 ? 1 : 3;
}
