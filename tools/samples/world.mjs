// The invented world of the samples: goods, places, people who cannot exist, and moments before one fixed date.
import { readFileSync } from 'node:fs';

const goods = JSON.parse(readFileSync(new URL('../../samples/goods.json', import.meta.url), 'utf8'));
const byCode = new Map(goods.map((good) => [good.code, good]));

export function good(code) {
  const found = byCode.get(code);
  if (!found) throw new Error(`no such product: ${code}`);
  return found;
}

export const places = [
  ['浙江省', '宁波市', '鄞州区', '样例街道'],
  ['北京市', '北京市', '朝阳区', '样例街道'],
  ['上海市', '上海市', '浦东新区', '样例镇'],
  ['广东省', '东莞市', '-', '样例镇'],
  ['四川省', '成都市', '武侯区', '样例街道'],
  ['湖北省', '省直辖县级行政单位', '仙桃市', '样例镇'],
  ['内蒙古自治区', '呼和浩特市', '新城区', '样例街道'],
  ['重庆市', '重庆市', '忠县', '样例镇'],
  ['江苏省', '苏州市', '姑苏区', '样例街道'],
  ['陕西省', '西安市', '雁塔区', '样例街道'],
];

export const yuan = (fen) => (fen / 100).toFixed(2);

/** Digits that look like a platform's and cannot be one: the same index always gives the same number. */
export function orderNumber(index) {
  return `6938${String(index).padStart(5, '0')}${String((index * 7919 + 104729) % 9973).padStart(4, '0')}203711`;
}

/** An instant `hours` before the samples' date, in Beijing time. */
export function makeMoments(date) {
  const end = Date.parse(`${date}T20:00:00+08:00`);
  return (hours) => new Date(end - hours * 3_600_000 + 8 * 3_600_000);
}

const two = (value) => String(value).padStart(2, '0');

/** The ways in which exports and spreadsheets write a time. */
export const timeForms = [
  (at) => at.toISOString().slice(0, 19).replace('T', ' '),
  (at) => `${at.getUTCFullYear()}/${at.getUTCMonth() + 1}/${at.getUTCDate()} ${at.getUTCHours()}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`,
  (at) => at.toISOString().slice(0, 16).replace('T', ' '),
];
