// Facts about an order that have to be looked up: its customer, prices, stock, capacity and carriers. Review rules and causes
// may ask them besides the facts of the order's own row (vocabulary.ts). Each is loaded for many orders at once by the module
// that knows it. `asOf` says whether it can be told for a past moment, or only as of now; a backtest over the latter is labelled.
import type { FactType } from './vocabulary.ts';

export type FactUnit = 'money' | 'percent' | 'pieces' | 'days' | 'count' | 'date' | 'yes' | 'text';

interface LoadedFactWords {
  type: FactType;
  unit: FactUnit;
  asOf: 'event' | 'now';
  zh: string;
  en: string;
}

export const loadedFacts = {
  'customer.isKnown': { type: 'bool', unit: 'yes', asOf: 'event', zh: '客户已建档', en: 'The customer is on file' },
  'customer.isCompany': { type: 'bool', unit: 'yes', asOf: 'event', zh: '客户是企业', en: 'The customer is a company' },
  'customer.isBlacklisted': { type: 'bool', unit: 'yes', asOf: 'now', zh: '在黑名单上', en: 'On the blacklist' },
  'customer.isQualified': {
    type: 'bool',
    unit: 'yes',
    asOf: 'now',
    zh: '资质在档且在期',
    en: 'Qualification on file and in date',
  },
  'customer.qualifiedUntil': {
    type: 'timestamp',
    unit: 'date',
    asOf: 'now',
    zh: '资质有效期至',
    en: 'Qualification valid until',
  },
  'customer.usualDiscount': { type: 'double', unit: 'percent', asOf: 'now', zh: '惯常折扣', en: 'Usual discount' },
  'customer.creditLimit': { type: 'int', unit: 'money', asOf: 'now', zh: '额度', en: 'Limit' },
  'customer.mayBuyOnCredit': { type: 'bool', unit: 'yes', asOf: 'now', zh: '可用账期', en: 'May buy on credit' },
  'customer.termsDays': { type: 'int', unit: 'days', asOf: 'now', zh: '账期', en: 'Terms' },
  'customer.exposure': {
    type: 'int',
    unit: 'money',
    asOf: 'now',
    zh: '占用',
    en: 'In use',
  },
  'customer.overdue': { type: 'int', unit: 'money', asOf: 'now', zh: '逾期应收', en: 'Overdue' },
  'customer.overdueDays': { type: 'int', unit: 'days', asOf: 'now', zh: '最久逾期', en: 'Longest overdue' },
  'customer.orders': { type: 'int', unit: 'count', asOf: 'now', zh: '以往订单', en: 'Earlier orders' },
  'amounts.lines': { type: 'int', unit: 'money', asOf: 'event', zh: '明细合计', en: 'Lines' },
  'price.discount': {
    type: 'double',
    unit: 'percent',
    asOf: 'event',
    zh: '低于标价',
    en: 'Below list price',
  },
  'price.belowMinimum': {
    type: 'int',
    unit: 'count',
    asOf: 'event',
    zh: '不到起订量的商品',
    en: 'Products below their minimum order',
  },
  'stock.short': { type: 'double', unit: 'pieces', asOf: 'now', zh: '现货缺', en: 'Short of stock' },
  'stock.onOrder': { type: 'double', unit: 'pieces', asOf: 'now', zh: '在途', en: 'On order' },
  'production.needed': { type: 'double', unit: 'pieces', asOf: 'now', zh: '需生产', en: 'To be made' },
  'production.free': { type: 'double', unit: 'pieces', asOf: 'now', zh: '交期前空余产能', en: 'Free capacity in time' },
  'delivery.carriers': {
    type: 'int',
    unit: 'count',
    asOf: 'now',
    zh: '可达承运商',
    en: 'Carriers that serve the place',
  },
  'delivery.days': { type: 'int', unit: 'days', asOf: 'now', zh: '最快送达', en: 'Fastest delivery' },
  'delivery.cost': { type: 'int', unit: 'money', asOf: 'now', zh: '最低运费', en: 'Lowest cost of delivery' },
  'delivery.daysLeft': { type: 'int', unit: 'days', asOf: 'now', zh: '距要求送达', en: 'Days until it must arrive' },
  'review.wordsChanged': {
    type: 'bool',
    unit: 'yes',
    asOf: 'now',
    zh: '上次通过后留言或备注有变',
    en: 'Message or remark changed since it was approved',
  },
} as const satisfies Record<string, LoadedFactWords>;

export type LoadedFact = keyof typeof loadedFacts;

/** The parts of an order that a review step may look at; a change of a part voids the steps that looked at it. */
export const contentGroups = {
  customer: { zh: '客户', en: 'Customer' },
  lines: { zh: '明细', en: 'Lines' },
  amounts: { zh: '金额', en: 'Amounts' },
  payment: { zh: '付款方式', en: 'Payment' },
  delivery: { zh: '收货地与交期', en: 'Place and time' },
  marks: { zh: '类型与标记', en: 'Kind and flags' },
  words: { zh: '留言与备注', en: 'Message and remark' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ContentGroup = keyof typeof contentGroups;
