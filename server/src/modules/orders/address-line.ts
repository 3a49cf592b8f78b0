/**
 * Splits a one-line address ("浙江省 宁波市 鄞州区 某某路1号") into province, city, district and the rest: best effort,
 * with a confidence, because a platform that exports one line gives no columns to rely on.
 */
import { findRegion, placeAtStart, placesBelow, regionName, type RegionCodes } from './regions.ts';

export interface AddressParts {
  province?: string;
  city?: string;
  district?: string;
  /** Street and house, or the whole line if nothing was recognised. */
  rest: string;
  codes?: RegionCodes;
  /** high: down to the district, or a city that has none; low: something is missing; none: no province found. */
  confidence: 'high' | 'low' | 'none';
}

export function parseAddressLine(line: string): AddressParts {
  let rest = line
    .normalize('NFC')
    .replace(/[\s,，]+/gu, ' ')
    .trim()
    .replace(/ ?[(（]\d{6}[)）]$/u, '');
  const take = (code: string | undefined): string | undefined => {
    const found = placeAtStart(placesBelow(code), rest);
    if (!found) return undefined;
    rest = rest.slice(found.length).trimStart();
    return found.place.code;
  };
  const provinceCode = take(undefined);
  if (!provinceCode) return { rest, confidence: 'none' };
  const province = regionName(provinceCode) ?? '';
  rest = withoutRepeatedMunicipality(rest, province);
  const second = take(provinceCode) ?? countyOf(provinceCode, rest, (left) => (rest = left));
  if (!second) return { province, rest, codes: { provinceCode }, confidence: 'low' };
  const third = second.endsWith('00') ? take(second) : undefined;
  return assemble(province, second, third, rest);
}

/** 北京市 北京市 朝阳区: the municipality stands where a city is expected, or 市辖区 does. */
function withoutRepeatedMunicipality(rest: string, province: string): string {
  const again = ['市辖区', '省直辖县级行政单位', '省直辖县级行政区划', province, province.replace(/市$/u, '')];
  const found = again.find((name) => rest.startsWith(`${name} `) || (name.length > 2 && rest.startsWith(name)));
  return found ? rest.slice(found.length).trimStart() : rest;
}

/** A county that its province administers stands in place of the city: 湖北省 仙桃市. */
function countyOf(provinceCode: string, rest: string, leave: (left: string) => void): string | undefined {
  const word = /^[^\s\d]{2,12}?[市县区](?=\s|.)/u.exec(rest)?.[0];
  if (!word) return undefined;
  const found = findRegion({ province: regionName(provinceCode), city: word });
  if (!found?.districtCode) return undefined;
  leave(rest.slice(word.length).trimStart());
  return found.districtCode;
}

function assemble(province: string, second: string, third: string | undefined, rest: string): AddressParts {
  const districtCode = third ?? (second.endsWith('00') ? undefined : second);
  const cityCode = `${second.slice(0, 4)}00`;
  const city = regionName(cityCode) ?? province;
  const hasDistricts = placesBelow(cityCode).length > 0;
  const parts: AddressParts = {
    province,
    city: city === '直辖县级' ? (regionName(second) ?? city) : city,
    rest,
    codes: { provinceCode: `${second.slice(0, 2)}0000`, cityCode },
    confidence: districtCode || !hasDistricts ? 'high' : 'low',
  };
  if (!districtCode) return parts;
  return { ...parts, district: regionName(districtCode) ?? '', codes: { ...parts.codes!, districtCode } };
}
