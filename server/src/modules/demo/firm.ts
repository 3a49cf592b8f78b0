/**
 * The demonstration company as records: who it is, where it sells, from where it ships, when it streams and works. All of
 * it is invented. (OS-1, OS-2.1, OT-2.1)
 */

export const firm = {
  name: '浙江岑汀家居用品有限公司',
  short: '岑汀家居',
  entity: { code: 'CT', name: '浙江岑汀家居用品有限公司', uscc: '91330701MAXCENTN15' },
  trading: { code: 'CTSM', name: '金华岑汀商贸有限公司', uscc: '91330701MAXCENTT2C' },
} as const;

/** `share` in percent of the orders. */
export const warehouses = [
  { code: 'JH', name: '金华总仓', kind: 'own', share: 65 },
  { code: 'CD', name: '成都仓', kind: 'own', share: 20 },
  { code: 'LF', name: '廊坊云仓', kind: 'outsourced', share: 15 },
  { code: 'TH', name: '退货仓', kind: 'returns', share: 0 },
] as const;

export type WarehouseCode = (typeof warehouses)[number]['code'];

export interface DemoShop {
  code: string;
  name: string;
  platform: 'douyin' | 'kuaishou' | 'taobao' | 'pdd' | 'jd' | 'shopify' | 'own' | 'b2b';
  externalId: string | null;
  department: 'live-operations' | 'sales';
  warehouse: WarehouseCode;
  /** Percent of the orders. */
  share: number;
}

export const shops: readonly DemoShop[] = [
  {
    code: 'DYQJ',
    name: '抖音旗舰店',
    platform: 'douyin',
    externalId: '690010001',
    department: 'live-operations',
    warehouse: 'JH',
    share: 46,
  },
  {
    code: 'DYQC',
    name: '抖音清仓店',
    platform: 'douyin',
    externalId: '690010002',
    department: 'live-operations',
    warehouse: 'LF',
    share: 8,
  },
  {
    code: 'KS',
    name: '快手店',
    platform: 'kuaishou',
    externalId: '690020001',
    department: 'live-operations',
    warehouse: 'CD',
    share: 16,
  },
  {
    code: 'TB',
    name: '淘宝店',
    platform: 'taobao',
    externalId: '690030001',
    department: 'live-operations',
    warehouse: 'JH',
    share: 14,
  },
  {
    code: 'PDD',
    name: '拼多多店',
    platform: 'pdd',
    externalId: '690040001',
    department: 'live-operations',
    warehouse: 'LF',
    share: 9,
  },
  {
    code: 'JD',
    name: '京东店',
    platform: 'jd',
    externalId: '690050001',
    department: 'live-operations',
    warehouse: 'CD',
    share: 4,
  },
  {
    code: 'SPF',
    name: '海外独立站',
    platform: 'shopify',
    externalId: 'centing-home',
    department: 'live-operations',
    warehouse: 'JH',
    share: 1.5,
  },
  {
    code: 'OWN',
    name: '岑汀商城',
    platform: 'own',
    externalId: null,
    department: 'live-operations',
    warehouse: 'JH',
    share: 1,
  },
  {
    code: 'B2B',
    name: '企业客户',
    platform: 'b2b',
    externalId: null,
    department: 'sales',
    warehouse: 'JH',
    share: 0.5,
  },
];

export interface DemoRoom {
  code: string;
  name: string;
  shop: string;
  /** Days of the week, Sunday is 0. */
  days: readonly number[];
  /** Minutes of the day in the company's zone. */
  from: number;
  to: number;
  streamers: readonly string[];
  agency?: string;
}

const daily = [0, 1, 2, 3, 4, 5, 6];

export const rooms: readonly DemoRoom[] = [
  { code: 'CFJ', name: '厨房间', shop: 'DYQJ', days: daily, from: 19 * 60, to: 24 * 60, streamers: ['阿麦', '禾子'] },
  {
    code: 'JDJ',
    name: '家电间',
    shop: 'DYQJ',
    days: [2, 4, 6],
    from: 20 * 60,
    to: 23 * 60,
    streamers: ['老裴', '青豆'],
  },
  {
    code: 'KSJ',
    name: '快手间',
    shop: 'KS',
    days: daily,
    from: 18 * 60 + 30,
    to: 22 * 60 + 30,
    streamers: ['鹿鹿', '大椿'],
  },
  { code: 'TBJ', name: '淘宝间', shop: 'TB', days: [1, 3, 5, 0], from: 10 * 60, to: 16 * 60, streamers: ['小满'] },
  {
    code: 'TBY',
    name: '淘宝间（一苇）',
    shop: 'TB',
    days: [2, 4, 6],
    from: 10 * 60,
    to: 16 * 60,
    streamers: ['一苇'],
    agency: '一苇文化',
  },
];

export const carriers = { fast: '迅岚速运', usual: '百驿快递', cheap: '北屿快递', freight: '重山物流' } as const;
/** How a carrier's waybills begin. */
export const waybillPrefix = {
  [carriers.fast]: 'XL',
  [carriers.usual]: 'BY',
  [carriers.cheap]: 'BD',
  [carriers.freight]: 'CS',
} as const;

type Shifts = [string, string][];
const office: Shifts = [
  ['08:30', '12:00'],
  ['13:30', '18:00'],
];
const service: Shifts = [['08:00', '23:00']];
const warehouse: Shifts = [
  ['08:00', '17:00'],
  ['17:00', '25:00'],
];
const everyDay = (shifts: Shifts): Shifts[] => Array.from({ length: 7 }, () => shifts);

/** The campaign of 8 to 11 November runs round the clock; a year whose holidays nobody has entered is never guessed. */
export function calendarsOf(year: number) {
  const campaign = [8, 9, 10, 11].map((day) => ({
    date: `${year}-11-${String(day).padStart(2, '0')}`,
    kind: 'campaign' as const,
  }));
  return [
    {
      name: '办公日历',
      departments: ['*'],
      week: [[], office, office, office, office, office, office],
      everyOtherSaturday: firstSaturdayOf(year),
      days: [],
    },
    {
      name: '客服日历',
      departments: ['service', 'aftersales', 'orders', 'live-operations'],
      week: everyDay(service),
      holidays: 'none' as const,
      days: campaign,
    },
    {
      name: '仓库日历',
      departments: ['warehouse', 'logistics'],
      week: everyDay(warehouse),
      holidays: 'none' as const,
      days: campaign,
    },
  ];
}

function firstSaturdayOf(year: number): string {
  const first = new Date(Date.UTC(year, 0, 1));
  first.setUTCDate(1 + ((6 - first.getUTCDay() + 7) % 7));
  return first.toISOString().slice(0, 10);
}
