/** How a condition's sentence tells each fact: its title, what it may be, and that it holds or not, is known or not. (OT-6) */
import { loadedFacts } from '../../../../contract/facts.ts';
import { orderFacts, orderStages, type FactType } from '../../../../contract/vocabulary.ts';
import { unitOfFact } from './check-review.ts';
import type { Words } from './pack.ts';

const facts = { ...orderFacts, ...loadedFacts };
type Facts = typeof facts;
type FactName = keyof Facts;
type YesOrNo = { [F in FactName]: Facts[F]['type'] extends 'bool' ? F : never }[FactName];

export interface FactWords {
  type: FactType;
  unit: ReturnType<typeof unitOfFact>;
  title: Words;
  /** Told where it holds; of a fact that is no yes-or-no, where it is known. */
  yes: Words;
  no: Words;
  values: Readonly<Record<string, Words>>;
}

/** What is told where a fact does not hold. */
const negations: Readonly<Record<YesOrNo, Words>> = {
  'order.isPaid': { zh: '未付清', en: 'Not paid in full' },
  'order.flags.custom': { zh: '未标记为定制', en: 'Not flagged as custom-made' },
  'order.flags.urgent': { zh: '未标记为紧急', en: 'Not flagged as urgent' },
  'order.flags.unusualPlace': { zh: '未标记为特殊交货地点', en: 'Not flagged for an unusual place' },
  'order.hasBuyerMessage': { zh: '没有买家留言', en: 'The buyer left no message' },
  'order.hasRefundRequest': { zh: '没有未了结的退款申请', en: 'No refund request is open' },
  'order.agreesWithCatalogue': {
    zh: '商品、价格或合计与商品目录不符',
    en: 'Products, prices or totals do not agree with the catalogue',
  },
  'order.held': { zh: '未挂起', en: 'No hold is in place' },
  'customer.isKnown': { zh: '客户未建档', en: 'The customer is not on file' },
  'customer.isCompany': { zh: '客户不是企业', en: 'The customer is not a company' },
  'customer.isBlacklisted': { zh: '不在黑名单上', en: 'Not on the blacklist' },
  'customer.isQualified': { zh: '资质不在档或已过期', en: 'Qualification not on file or out of date' },
  'customer.mayBuyOnCredit': { zh: '不可用账期', en: 'May not buy on credit' },
  'review.wordsChanged': {
    zh: '上次通过后留言、备注没有变',
    en: 'Message and remark have not changed since it was approved',
  },
};

/** Where "is known" would be heard as something else: an order without a platform is no riddle. */
const presence: Partial<Record<string, { yes: Words; no: Words }>> = {
  'order.shopPlatform': {
    yes: { zh: '店铺在平台上', en: 'The shop is on a platform' },
    no: { zh: '店铺不在平台上', en: 'The shop is not on a platform' },
  },
};

const values: Partial<Record<string, Readonly<Record<string, Words>>>> = {
  'order.type': {
    normal: { zh: '普通', en: 'normal' },
    presale: { zh: '预售', en: 'presale' },
    custom: { zh: '定制', en: 'custom-made' },
  },
  'order.stage': orderStages,
  'order.channel': {
    platform: { zh: '平台', en: 'platform' },
    site: { zh: '自有页面', en: 'own page' },
    social: { zh: '社交媒体', en: 'social media' },
    phone: { zh: '电话', en: 'phone' },
    fax: { zh: '传真', en: 'fax' },
    email: { zh: '邮件', en: 'e-mail' },
    visit: { zh: '来访', en: 'visit' },
  },
  'order.shopPlatform': {
    douyin: { zh: '抖音', en: 'Douyin' },
    kuaishou: { zh: '快手', en: 'Kuaishou' },
    taobao: { zh: '淘宝', en: 'Taobao' },
    pdd: { zh: '拼多多', en: 'PDD' },
    jd: { zh: '京东', en: 'JD' },
    shopify: { zh: 'Shopify', en: 'Shopify' },
  },
  'order.paymentTerms': { prepaid: { zh: '先款后货', en: 'prepaid' }, credit: { zh: '账期', en: 'credit' } },
  'order.priority': { high: { zh: '优先', en: 'high' }, normal: { zh: '普通', en: 'normal' } },
  'order.reviewState': {
    none: { zh: '未开始', en: 'not begun' },
    open: { zh: '评审中', en: 'open' },
    approved: { zh: '已通过', en: 'passed' },
    returned: { zh: '已退回', en: 'returned' },
    rejected: { zh: '已否决', en: 'rejected' },
  },
};

/** Undefined for a name that is no fact. */
export function factWords(name: string): FactWords | undefined {
  if (!Object.hasOwn(facts, name)) return undefined;
  const { type, zh, en } = facts[name as FactName];
  const title = { zh, en };
  const spoken =
    type === 'bool' ? { yes: title, no: negations[name as YesOrNo] } : (presence[name] ?? known(title, type));
  return { type, unit: unitOfFact(name), title, ...spoken, values: values[name] ?? {} };
}

function known({ zh, en }: Words, type: FactType): { yes: Words; no: Words } {
  const [has, lacks] = type === 'timestamp' ? [`有${zh}`, `没有${zh}`] : [`${zh}已知`, `${zh}未知`];
  return { yes: { zh: has, en: `${en} is known` }, no: { zh: lacks, en: `${en} is not known` } };
}
