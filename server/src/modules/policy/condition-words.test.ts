import { describe, expect, test } from 'vitest';
import { conditionParts, conditionWords } from './condition-words.ts';
import { factWords } from './fact-words.ts';
import { readPack } from './read-pack.ts';
import { wordsOf } from './rule-words.ts';
import { shippedPackFiles } from './shipped-packs.ts';
import { allFactTypes } from './vocabulary.ts';

const conditions = readPack(shippedPackFiles()).pack.clauses.flatMap(({ clause }) =>
  clause.rules.flatMap((rule) => wordsOf(rule).flatMap(({ of, word }) => (of === 'condition' ? [word] : []))),
);
const codeSigns = /[=&|!"'<>]|\w\.[a-z]|\bin\s*\[/;

describe('the words of a condition', () => {
  test.each([...new Set(conditions)])('%s has no sign of code in them [OT-6]', (source) => {
    const { zh, en } = conditionWords(source);
    expect(zh).not.toMatch(codeSigns);
    expect(en).not.toMatch(codeSigns);
    expect(zh).toMatch(/^[（\p{Script=Han}]/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  test.each([
    [
      'order.type == "presale" && order.promisedShipAt != null && order.stage in ["entered", "checked"]',
      '订单类型是预售，有承诺发货时间，阶段为 待审核、已审核 之一',
      'Order type is presale; promised ship time is known; stage is one of Entered, Checked',
    ],
    [
      '!order.held && !order.hasRefundRequest',
      '未挂起，没有未了结的退款申请',
      'No hold is in place; no refund request is open',
    ],
    ['order.checkedBy != order.enteredBy', '审核人不是录入人', 'The one who checks it is not the one who entered it'],
    ['order.shopPlatform == null', '店铺不在平台上', 'The shop is not on a platform'],
    ['order.isPaid == false', '未付清', 'Not paid in full'],
    ['10000000 < order.amount', '应付金额大于 100,000.00', 'Amount to pay is above 100,000.00'],
    ['customer.overdueDays <= 15', '最久逾期不超过 15 天', 'Longest overdue is at most 15 days'],
    [
      'customer.exposure + order.amount - order.paidAmount <= customer.creditLimit',
      '占用加应付金额减已付金额不超过额度',
      'In use plus amount to pay minus amount paid so far is at most limit',
    ],
    [
      '(order.isPaid || order.type == "custom") && !(order.stage in ["closed", "cancelled"])',
      '（已付清，或订单类型是定制），阶段不在 已完结、已取消 之列',
      '(paid in full; or order type is custom-made); stage is none of Closed, Cancelled',
    ],
    [
      'order.isPaid || order.held && !order.flags.urgent',
      '已付清，或（有未解除的挂起，且未标记为紧急）',
      'Paid in full; or (a hold is in place; and not flagged as urgent)',
    ],
    ['!(order.isPaid && order.held)', '并非（已付清，且有未解除的挂起）', 'Not (paid in full; and a hold is in place)'],
    ['"engraving" in order.special', '特殊订单的种类包含“engraving”', 'Kinds of special order include “engraving”'],
    [
      'order.promisedShipAt > timestamp("2026-11-11T00:00:00Z") + duration("24h")',
      '承诺发货时间晚于 2026-11-11T00:00:00Z 加 24 小时',
      'Promised ship time is after 2026-11-11T00:00:00Z plus 24 hours',
    ],
    ['true', '总是如此', 'Always'],
  ])('%s is told exactly', (source, zh, en) => {
    expect(conditionWords(source)).toEqual({ zh, en });
  });

  test.each([
    ['order.stage.matches("^e")', 'order.stage.matches("^e")'],
    ['shop.unknown == 1', 'shop.unknown is 1'],
    ['order.type ==', 'order.type =='],
  ])('%s keeps as code what has no words', (source, en) => expect(conditionWords(source).en).toBe(en));

  test('tell two conditions apart that differ only in their brackets', () => {
    const [a, b] = [
      'order.isPaid && (order.held || order.flags.urgent)',
      'order.isPaid && order.held || order.flags.urgent',
    ];
    expect(conditionWords(a ?? '').zh).not.toBe(conditionWords(b ?? '').zh);
    expect(conditionWords('order.amount - (order.paidAmount - 1) > 0')).not.toEqual(
      conditionWords('order.amount - order.paidAmount - 1 > 0'),
    );
  });

  test('are there for each form of the grammar, three deep, and never throw', () => {
    for (const source of forms(forms(leaves).filter((_, n) => n % 7 === 0))) {
      const { zh, en } = conditionWords(source);
      expect(zh && en, source).toBeTruthy();
      expect(`${zh}${en}`, source).not.toMatch(/undefined|\[object/);
    }
  });

  test('split at what must all hold', () => {
    expect(conditionParts('order.isPaid && (order.held || order.isPaid) && true').map(({ code }) => code)).toEqual([
      'order.isPaid',
      'order.held || order.isPaid',
      'true',
    ]);
  });
});

test('every fact has words for that it holds and that it does not', () => {
  for (const name of Object.keys(allFactTypes)) {
    const fact = factWords(name);
    expect(fact?.yes.zh && fact.no.zh, name).toBeTruthy();
    expect(fact?.no, name).not.toEqual(fact?.yes);
  }
});

const leaves = [
  ...[
    'order.type',
    'order.amount',
    'order.held',
    'order.special',
    'order.promisedShipAt',
    'price.discount',
    'shop',
    'a.b',
  ],
  ...['null', 'true', 'false', '1', '2u', '-3', '1.5', '"presale"', "''", 'b"ab"', '[]', '["entered"]', '{"a": 1}'],
];

/** Each form of the grammar over these, so that forms over forms are expressions within expressions. */
function forms(within: readonly string[]): string[] {
  const binary = ['==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in', '+', '-', '*', '/', '%'];
  return within.flatMap((a, n) => {
    const b = within[(n * 5 + 3) % within.length] ?? a;
    return [
      ...binary.flatMap((op) => [`(${a}) ${op} (${b})`, `(${b}) ${op} (${a})`]),
      ...[`!(${a})`, `!!(${a})`, `-(${a})`, `(${a}) ? (${b}) : (${a})`, `[${a}, ${b}]`, `(${a})[0]`, `(${a}).size()`],
      ...[
        `(${a}).exists(x, x == (${b}))`,
        `(${a}).contains(${b})`,
        `size(${a})`,
        `timestamp(${a})`,
        `nothing()`,
        `(${a}).x`,
      ],
    ];
  });
}
