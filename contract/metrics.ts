// The metric formulas that a policy may name (CC-5.1, OS-9.2): each is computed from the journal's facts, never typed in.
// A pack that names another formula is refused by `luyue policy check`.

export const metricFormulas = {
  'entry-corrections': { zh: '录入更正次数', en: 'Corrections of entries' },
  'entry-error-rate': { zh: '录入差错率', en: 'Entry error rate' },
  'check-error-rate': { zh: '审核差错率', en: 'Check error rate' },
  'mean-receipt-to-shipping': { zh: '收单到发货平均用时', en: 'Mean time from receipt to shipping' },
  'on-time-share': { zh: '按时完成率', en: 'Share done on time' },
  'order-accuracy': { zh: '订单准确率', en: 'Share of orders without an error' },
} as const satisfies Record<string, { zh: string; en: string }>;
