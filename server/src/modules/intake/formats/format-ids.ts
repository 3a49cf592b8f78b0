/** The platforms' file formats by id, with the names that people read. A mapping of a company has its own id behind `mapped:`. */
export const formatTitles = {
  'douyin-csv': { zh: '抖音订单表', en: 'Douyin order list' },
  'taobao-legacy-csv': { zh: '淘宝订单表与宝贝明细', en: 'Taobao order list and detail list' },
  'taobao-2026': { zh: '淘宝订单表（2026 版）', en: 'Taobao order list of 2026' },
  kuaishou: { zh: '快手订单表', en: 'Kuaishou order list' },
  pdd: { zh: '拼多多订单表', en: 'Pinduoduo order list' },
  jd: { zh: '京东订单表', en: 'JD order list' },
  shopify: { zh: 'Shopify 订单表', en: 'Shopify order list' },
} as const;

export type PlatformFormatId = keyof typeof formatTitles;
export type FormatId = PlatformFormatId | `mapped:${string}`;
