// What the law says about retention and pay, so that no policy can go below or beyond it (PD-4.4, OS-8.1, OS-9.3).
// These are defaults to be confirmed by counsel; a change of law changes this file, with its source, and nothing else.

export interface RetentionFloor {
  /** The shortest term: calendar years, days, or for ever. */
  least: { years: number } | { days: number } | 'permanent';
  law: { zh: string; en: string };
}

/** Classes of record that a retention rule may name. Those without a floor may be kept as shortly as policy likes. */
export const retentionClasses = {
  'transaction-record': {
    least: { years: 3 },
    law: { zh: '《电子商务法》第三十一条', en: 'E-Commerce Law, art. 31' },
  },
  'live-session-record': {
    least: { years: 3 },
    law: { zh: '《直播电商监督管理办法》第十六条', en: 'Measures on Livestream E-Commerce, art. 16' },
  },
  'complaint-record': {
    least: { years: 3 },
    law: { zh: '《民法典》第一百八十八条（诉讼时效）', en: 'Civil Code, art. 188 (limitation)' },
  },
  'accounting-voucher': {
    least: { years: 30 },
    law: { zh: '《会计档案管理办法》附表', en: 'Measures on Accounting Archives, schedule' },
  },
  'accounting-report': {
    least: { years: 10 },
    law: { zh: '《会计档案管理办法》附表', en: 'Measures on Accounting Archives, schedule' },
  },
  'destruction-list': {
    least: 'permanent',
    law: { zh: '《会计档案管理办法》附表', en: 'Measures on Accounting Archives, schedule' },
  },
  'tax-paper': {
    least: { years: 10 },
    law: { zh: '《税收征收管理法实施细则》第二十九条', en: 'Rules for the Tax Collection Law, art. 29' },
  },
  'operation-log': {
    least: { days: 184 },
    law: { zh: '《网络安全法》第二十三条（六个月）', en: 'Cybersecurity Law, art. 23 (six months)' },
  },
  'personal-data-assessment': {
    least: { years: 3 },
    law: { zh: '《个人信息保护法》第五十六条', en: 'Personal Information Protection Law, art. 56' },
  },
  'personal-data': undefined,
} as const satisfies Record<string, RetentionFloor | undefined>;

export type RetentionClass = keyof typeof retentionClasses;

/** 工资支付暂行规定 art. 16: what is taken from a month's wage for a loss may not exceed a fifth of it. */
export const wageDeductionCap = {
  percent: 20,
  law: { zh: '《工资支付暂行规定》第十六条', en: 'Interim Provisions on Payment of Wages, art. 16' },
} as const;
