/** Business customers of the demonstration company, all invented: they order by phone, fax, mail and visit, some on credit. (OS-3.1) */
import { personName, phoneNumber, streetAddress } from './names.ts';
import type { Place } from './places.ts';
import { chanceOf } from './random.ts';

export interface DemoCustomer {
  /** Unified social credit code: by it the customer is found again. */
  uscc: string;
  name: string;
  terms: 'prepaid' | 'credit';
  creditLimit: number;
  termsDays: number;
  place: Place;
}

const credit = (limit: number, days: number) => ({ terms: 'credit' as const, creditLimit: limit, termsDays: days });
const prepaid = { terms: 'prepaid' as const, creditLimit: 0, termsDays: 0 };
const at = (province: string, city: string, district: string): { place: Place } => ({
  place: { province, city, district },
});

export const customers: readonly DemoCustomer[] = [
  {
    uscc: '91330101MAXYUNQE3U',
    name: '杭州云阙酒店管理有限公司',
    ...credit(20_000_000, 30),
    ...at('浙江省', '杭州市', '西湖区'),
  },
  {
    uscc: '91330201MAXHENG446',
    name: '宁波衡屿商贸有限公司',
    ...credit(10_000_000, 30),
    ...at('浙江省', '宁波市', '鄞州区'),
  },
  {
    uscc: '91310101MAXDAJA55L',
    name: '上海达迦礼品有限公司',
    ...credit(50_000_000, 45),
    ...at('上海市', '上海市', '闵行区'),
  },
  { uscc: '91440101MAXNANC66B', name: '广州南崇百货有限公司', ...prepaid, ...at('广东省', '广州市', '天河区') },
  { uscc: '91510101MAXJNCH77G', name: '成都锦澈家居有限公司', ...prepaid, ...at('四川省', '成都市', '武侯区') },
  {
    uscc: '91320501MAXLNGU88T',
    name: '苏州泠谷茶业有限公司',
    ...credit(5_000_000, 15),
    ...at('江苏省', '苏州市', '吴中区'),
  },
  { uscc: '91330101MAXBEAN99H', name: '杭州半岸咖啡有限公司', ...prepaid, ...at('浙江省', '杭州市', '西湖区') },
  { uscc: '91370201MAXHACA10X', name: '青岛海舱科技有限公司', ...prepaid, ...at('山东省', '青岛市', '市南区') },
];

/** Who takes the goods there. */
export function contactOf(seed: number, customer: DemoCustomer) {
  const luck = chanceOf(seed, 'contact', customer.uscc);
  return { name: personName(luck), phone: phoneNumber(luck), mail: null, address: streetAddress(luck), role: '采购' };
}
