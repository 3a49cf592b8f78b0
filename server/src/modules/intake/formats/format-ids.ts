/** The file formats by id, with the names that people read. */
export const formatTitles = {
  'douyin-csv': { zh: '抖音订单表', en: 'Douyin order list' },
  'taobao-legacy-csv': { zh: '淘宝订单表与宝贝明细', en: 'Taobao order list and detail list' },
} as const;

export type FormatId = keyof typeof formatTitles;
