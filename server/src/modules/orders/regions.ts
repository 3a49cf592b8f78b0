/**
 * Finds the GB/T 2260 codes of a written province, city and district, tolerant of missing endings, of municipalities
 * (whose city is the province again or 市辖区) and of counties without a city; and splits a one-line address.
 * The codes are vendored in regions.json; regions.md says from where.
 */
import { isPlaceholder, shortName } from './region-names.ts';
import names from './regions.json' with { type: 'json' };

export interface WrittenRegion {
  province?: string | undefined;
  city?: string | undefined;
  district?: string | undefined;
}

export interface RegionCodes {
  provinceCode: string;
  /** Absent when the city is not known; for municipalities the code of 市辖区. */
  cityCode?: string;
  /** Absent when it is not known, and in cities without districts (东莞, 中山, 儋州). */
  districtCode?: string;
}

interface Place {
  code: string;
  name: string;
  short: string;
}

const places: Place[] = Object.entries(names as Record<string, string>).map(([code, name]) => ({
  code,
  name,
  short: shortName(name),
}));
const provinces = places.filter(({ code }) => code.endsWith('0000'));
const cities = groupBy(
  places.filter(({ code }) => code.endsWith('00') && !code.endsWith('0000')),
  (code) => code.slice(0, 2),
);
const districts = places.filter(({ code }) => !code.endsWith('00'));
const districtsOfCity = groupBy(districts, (code) => code.slice(0, 4));
const districtsOfProvince = groupBy(districts, (code) => code.slice(0, 2));

function groupBy(list: Place[], key: (code: string) => string): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of list) {
    const group = groups.get(key(place.code));
    if (group) group.push(place);
    else groups.set(key(place.code), [place]);
  }
  return groups;
}

export function regionName(code: string): string | undefined {
  return (names as Record<string, string>)[code];
}

/** A place of our map, down to its city: somewhere that a parcel can be sent to. */
export function placeKnown(written: WrittenRegion): boolean {
  return findRegion(written)?.cityCode !== undefined;
}

export function findRegion(written: WrittenRegion): RegionCodes | undefined {
  const province = tidy(written.province);
  const city = tidy(written.city);
  const district = tidy(written.district);
  const found = province ? one(provinces, province) : provinceOfCity(city);
  if (!found) return undefined;
  const provinceKey = found.code.slice(0, 2);
  const inCity = one(cities.get(provinceKey) ?? [], city);
  if (inCity) return withDistrict(found, inCity, one(districtsOfCity.get(inCity.code.slice(0, 4)) ?? [], district));
  if (!isPlaceholder(city) && !hasNoCities(provinceKey)) {
    // 仙桃市 is a county that stands where a city is expected; what follows it is a town.
    const county = one(districtsOfProvince.get(provinceKey) ?? [], city);
    if (county) return withCounty(found, county);
  }
  const anywhere = one(districtsOfProvince.get(provinceKey) ?? [], district);
  return anywhere ? withCounty(found, anywhere) : municipality(found, provinceKey);
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/gu, '');
}

/** The exact name first, then the short form if it is the only one: 长沙县 is not 长沙市. */
function one(list: Place[], written: string): Place | undefined {
  if (written === '') return undefined;
  const exact = list.find(({ name }) => name === written);
  if (exact) return exact;
  const brief = shortName(written);
  const alike = list.filter(({ short }) => short === brief);
  return alike.length === 1 ? alike[0] : undefined;
}

function provinceOfCity(city: string): Place | undefined {
  const found = one([...cities.values()].flat(), city);
  if (!found) return undefined;
  return provinces.find(({ code }) => code.slice(0, 2) === found.code.slice(0, 2));
}

/** Municipalities and Hong Kong, Macao, Taiwan have no cities of their own. */
function hasNoCities(provinceKey: string): boolean {
  return !cities.has(provinceKey);
}

function withDistrict(province: Place, city: Place, district: Place | undefined): RegionCodes {
  const codes: RegionCodes = { provinceCode: province.code, cityCode: city.code };
  return district ? { ...codes, districtCode: district.code } : codes;
}

function withCounty(province: Place, county: Place): RegionCodes {
  return { provinceCode: province.code, cityCode: `${county.code.slice(0, 4)}00`, districtCode: county.code };
}

function municipality(province: Place, provinceKey: string): RegionCodes {
  if (!hasNoCities(provinceKey) || !districtsOfProvince.has(provinceKey)) return { provinceCode: province.code };
  return { provinceCode: province.code, cityCode: `${provinceKey}0100` };
}

/** All places below a province, city or nothing, for the reader of one-line addresses. */
export function placesBelow(code: string | undefined): readonly Place[] {
  if (code === undefined) return provinces;
  const provinceKey = code.slice(0, 2);
  if (code.endsWith('0000')) return cities.get(provinceKey) ?? districtsOfProvince.get(provinceKey) ?? [];
  return districtsOfCity.get(code.slice(0, 4)) ?? [];
}

/** The place whose name opens the text, longest name first; a short form may be followed by an ending of its own. */
export function placeAtStart(list: readonly Place[], text: string): { place: Place; length: number } | undefined {
  let best: { place: Place; length: number } | undefined;
  for (const place of list) {
    const length = matchLength(place, text);
    if (length > (best?.length ?? 0)) best = { place, length };
  }
  return best;
}

function matchLength({ name, short }: Place, text: string): number {
  if (text.startsWith(name)) return name.length;
  if (short === name || !text.startsWith(short)) return 0;
  const next = text[short.length];
  return next !== undefined && '省市州盟县区'.includes(next) ? short.length + 1 : short.length;
}

/** Every city, for addresses that leave the province out: 宁波市鄞州区. */
export function citiesOfAll(): readonly Place[] {
  return [...cities.values()].flat();
}

/** The name of the province that a place lies in. */
export function provinceOf(code: string): string {
  return regionName(`${code.slice(0, 2)}0000`) ?? '';
}

/** Districts whose full name stands for one place in the whole country, with what is missing in front of them. */
export function uniqueDistricts(): { name: string; before: string }[] {
  const byName = groupBy(districts, (code) => regionName(code) ?? '');
  return [...byName.values()].flatMap((list) => {
    const [only] = list;
    if (!only || list.length > 1 || only.name.length < 3) return [];
    const city = regionName(`${only.code.slice(0, 4)}00`) ?? '';
    return [{ name: only.name, before: `${provinceOf(only.code)}${city === '直辖县级' ? '' : city}` }];
  });
}

/** False for what is known down to the district, and for cities that have none (东莞, 中山, 儋州). */
export function regionNeedsDistrict(codes: readonly string[]): boolean {
  const city = codes[1];
  return codes.length < 3 && (city === undefined || placesBelow(city).length > 0);
}
