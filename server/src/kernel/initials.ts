/** First letters of pinyin, by which people find names with a Latin keyboard: 保温杯 500 → bwb500. (CC-2.2) */
import { pinyin } from 'pinyin-pro';

export function initialsOf(text: string): string {
  const letters = pinyin(text.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array' });
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 60);
}
