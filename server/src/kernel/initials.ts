/** First letters of pinyin, by which people find names with a Latin keyboard: 保温杯 500 → bwb500. (CC-2.2) */
import { pinyin } from 'pinyin-pro';

/** How a text sounds, syllable by syllable, for those who type it whole: 录单 → `lu dan`. */
function soundOf(text: string): string {
  return pinyin(text.normalize('NFKC'), { toneType: 'none', v: true, type: 'array', nonZh: 'consecutive' })
    .join(' ')
    .toLowerCase();
}

/** Titles and names of colleagues are few and are asked for again and again. */
const sounds = new Map<string, string>();

export function knownSoundOf(text: string): string {
  const sound = sounds.get(text) ?? soundOf(text);
  sounds.set(text, sound);
  return sound;
}

export function initialsOf(text: string): string {
  const letters = pinyin(text.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array' });
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 60);
}
