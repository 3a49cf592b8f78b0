// A list that no format knows, as a wholesaler's own system exports it: for making a column mapping on it.
import { good, makeMoments, places, timeForms } from './world.mjs';

export const wholesaleHeader = '单据编号,下单日期,商品代码,品名,件数,单价,合计,客户,手机号码,送货地址,要求发货,单据状态,备注'.split(',');

export function wholesaleSample(date) {
  const moment = makeMoments(date);
  const baskets = [[['BWB500-WH', 20]], [['MFG-01', 12], ['XYN-01', 6]], [['KZB-SL', 100]], [['MJ-GR', 50]], [['JG-01', 5], ['TG-01', 5]]];
  return Array.from({ length: 10 }, (_, index) => {
    const items = baskets[index % baskets.length];
    const total = items.reduce((sum, [code, count]) => sum + good(code).fen * count, 0);
    const [province, city, district, street] = places[index % places.length];
    return items.map(([code, count]) => ({
      单据编号: `XS2026112100${String(index + 1).padStart(2, '0')}`,
      下单日期: timeForms[1](moment(20 - index)),
      商品代码: code,
      品名: good(code).title,
      件数: String(count),
      单价: (good(code).fen / 100).toFixed(2),
      合计: (total / 100).toFixed(2),
      客户: `样例商行${index + 1}`,
      手机号码: `138000009${String(index).padStart(2, '0')}`,
      送货地址: [province, city, district === '-' ? '' : district, `${street}样例路${index + 1}号`].filter(Boolean).join(' '),
      要求发货: timeForms[1](moment(-48 + index)),
      单据状态: index === 3 ? '作废' : '已付款',
      备注: index === 2 ? '刻字：岑汀二十年' : '',
    }));
  }).flat();
}
