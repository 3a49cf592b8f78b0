/**
 * Finds an address in running text, where nothing says that one begins: every place that a province, city or unmistakable
 * district opens is tried, and the one that reads best is taken. Pure. (CC-2.2)
 */
import { parseAddressLine, type AddressParts } from './address-line.ts';
import { citiesOfAll, placesBelow, provinceOf, uniqueDistricts } from './regions.ts';

export interface FoundAddress {
  start: number;
  end: number;
  parts: AddressParts;
}

/** What a street and a house are written with. */
const street = /[路街道巷弄号幢栋楼室村组镇乡座园城厦场苑坊]|\d/u;
/** A city that a company is called by is not where the goods go. */
const company = /^[^\d，,]{0,24}(?:公司|集团|商行|酒店用品)$/u;
/** An address ends with its line, or with a mark that no address holds. */
const ends =
  /[\n;；。！!？?|]|[，,、](?=\s*(?:[^，,、\n]{0,12}\d{7}|收|电话|手机|联系|谢谢|麻烦|请|要|货|联系人|姓名|尽快|月底|到付))/u;
/** After a house a name follows behind a space: 3幢402室 王小明. */
const houseThenName =
  /(?<=[号室楼幢栋层座店村组厅园苑]|\d)[ ,，]+(?=[\p{Script=Han}·]{2,4}(?:先生|女士|小姐|总|经理)?(?:$|[\n ,，:：（(]))/u;

interface Opening {
  name: string;
  /** What is put in front, so that the reader of one-line addresses knows the rest. */
  before: string;
}

const openings = openingsByFirst();

function openingsByFirst(): Map<string, Opening[]> {
  const byFirst = new Map<string, Opening[]>();
  const add = (name: string, before: string): void => {
    const first = name.slice(0, 1);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { name, before }]);
  };
  for (const { name, short } of placesBelow(undefined)) for (const one of new Set([name, short])) add(one, '');
  for (const { code, name, short } of citiesOfAll())
    for (const one of new Set([name, ...(short.length > 1 ? [short] : [])])) add(one, provinceOf(code));
  for (const { name, before } of uniqueDistricts()) add(name, before);
  return byFirst;
}

/** `stops`: where something else was already read, such as a phone. */
export function findAddress(text: string, stops: readonly number[] = []): FoundAddress | undefined {
  let best: (FoundAddress & { rank: number }) | undefined;
  for (let start = 0; start < text.length; start++) {
    if (best && start < best.end) continue;
    for (const { name, before } of openings.get(text.charAt(start)) ?? []) {
      if (!text.startsWith(name, start)) continue;
      const end = endOf(text, start, stops);
      const parts = parseAddressLine(`${before}${text.slice(start, end)}`);
      const rank = rankOf(parts, before === '');
      if (rank > (best?.rank ?? 0)) best = { start, end: trimEnd(text, start, end), parts, rank };
    }
  }
  if (!best) return undefined;
  const { start, end, parts } = best;
  return { start, end, parts };
}

function endOf(text: string, start: number, stops: readonly number[]): number {
  const stop = Math.min(text.length, ...stops.filter((at) => at > start));
  const rest = text.slice(start, stop);
  const cut = [ends.exec(rest)?.index, houseThenName.exec(rest)?.index].filter((at) => at !== undefined);
  return start + Math.min(rest.length, ...cut);
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,，、:：(（-]/u.test(text.charAt(last - 1))) last--;
  return last;
}

/** Down to the district with a street behind it is best; a place name alone, as in a company's name, is nothing. */
function rankOf({ confidence, city, rest }: AddressParts, isWhole: boolean): number {
  if (confidence === 'none' || city === undefined || company.test(rest)) return 0;
  const hasStreet = street.test(rest);
  if (!hasStreet) return confidence === 'high' && rest.length < 4 ? 2 : 0;
  return (confidence === 'high' ? 6 : 3) + (isWhole ? 1 : 0);
}
