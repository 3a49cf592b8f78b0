/** Regions are found however platforms and people write them; one-line addresses split as far as they can. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddressLine } from './address-line.ts';
import { shortName } from './region-names.ts';
import { findRegion, regionName } from './regions.ts';

describe('finding a region', () => {
  test.each([
    ['浙江省', '宁波市', '鄞州区', '330212'],
    ['浙江', '宁波', '鄞州', '330212'],
    ['北京市', '北京市', '朝阳区', '110105'],
    ['北京', '市辖区', '朝阳区', '110105'],
    ['重庆市', '县', '城口县', '500229'],
    ['重庆', '', '忠县', '500233'],
    ['湖北省', '省直辖县级行政单位', '仙桃市', '429004'],
    ['湖北省', '仙桃市', '龙华山街道', '429004'],
    ['内蒙古', '呼和浩特', '新城区', '150102'],
    ['湖北', '恩施州', '恩施市', '422801'],
    ['新疆', '伊犁', '伊宁市', '654002'],
    ['湖南省', '长沙市', '长沙县', '430121'],
    ['香港', '', '湾仔区', '810002'],
    ['', '宁波市', '鄞州区', '330212'],
  ])('%s %s %s is %s', (province, city, district, code) => {
    expect(findRegion({ province, city, district })?.districtCode).toBe(code);
  });

  test('a city without districts keeps its own code only', () => {
    expect(findRegion({ province: '广东省', city: '东莞市', district: '长安镇' })).toEqual({
      provinceCode: '440000',
      cityCode: '441900',
    });
  });

  test('a municipality without a district has the code of its city proper', () => {
    expect(findRegion({ province: '上海市', city: '上海市' })).toEqual({ provinceCode: '310000', cityCode: '310100' });
  });

  test('an unknown district leaves the city, an unknown province finds nothing', () => {
    expect(findRegion({ province: '浙江省', city: '宁波市', district: '云上区' })).toEqual({
      provinceCode: '330000',
      cityCode: '330200',
    });
    expect(findRegion({ province: '云上省', city: '某某市' })).toBeUndefined();
    expect(findRegion({})).toBeUndefined();
  });

  test('short names of autonomous regions keep their name', () => {
    expect(['内蒙古自治区', '恩施土家族苗族自治州', '东区', '浦东新区'].map(shortName)).toEqual([
      '内蒙古',
      '恩施',
      '东区',
      '浦东',
    ]);
  });

  test('every vendored district finds itself again', () => {
    const names = JSON.parse(readFileSync(new URL('./regions.json', import.meta.url), 'utf8')) as Record<
      string,
      string
    >;
    const codes = Object.keys(names).filter((code) => !code.endsWith('00'));
    const lost = codes.filter((code) => {
      const province = regionName(`${code.slice(0, 2)}0000`);
      const city = regionName(`${code.slice(0, 4)}00`);
      const found = findRegion({ province, city, district: regionName(code) });
      // 三元区 of 三明市 stands in the source under two codes; the name decides.
      return !found?.districtCode || regionName(found.districtCode) !== regionName(code);
    });
    expect(lost).toEqual([]);
  });
});

describe('splitting a one-line address', () => {
  test.each([
    ['浙江省 宁波市 鄞州区 试验路1号', '330212', '试验路1号'],
    ['浙江省宁波市鄞州区试验路1号', '330212', '试验路1号'],
    ['浙江宁波鄞州区试验路1号(315100)', '330212', '试验路1号'],
    ['北京市 北京市 朝阳区 试验街道 2号', '110105', '试验街道 2号'],
    ['北京市朝阳区试验街2号', '110105', '试验街2号'],
    ['上海 上海市 浦东新区 试验路3号', '310115', '试验路3号'],
    ['湖北省 仙桃市 试验镇 4号', '429004', '试验镇 4号'],
    ['湖北省 省直辖县级行政单位 仙桃市 试验镇 4号', '429004', '试验镇 4号'],
    ['江苏省 南京市 建邺区 沙洲街道****', '320105', '沙洲街道****'],
  ])('%s', (line, districtCode, rest) => {
    const parts = parseAddressLine(line);
    expect(parts).toMatchObject({ rest, confidence: 'high', codes: { districtCode } });
  });

  test('a city without districts is as good as a district', () => {
    expect(parseAddressLine('广东省 东莞市 试验镇 5号')).toMatchObject({
      city: '东莞市',
      rest: '试验镇 5号',
      confidence: 'high',
    });
  });

  test('what is not recognised stays whole and says so', () => {
    expect(parseAddressLine('试验路6号')).toEqual({ rest: '试验路6号', confidence: 'none' });
    expect(parseAddressLine('四川省 成都市').confidence).toBe('low');
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => void parseAddressLine(line)));
  });
});
