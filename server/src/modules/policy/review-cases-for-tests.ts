/** Faults of review rules, each in a rule that is sound but for it; § stands where it must be reported. (OS-3.1, OS-3.2) */
import type { ProblemCode } from './pack-problems.ts';

const standard = (name: string, more = '') =>
  `{ name: ${name}, title: { zh: 标准, en: Standard }, pass: customer.exposure < 5${more} }`;
const sum = (parts: string) => `, sum: ${parts}`;
const result = 'result: { zh: 超, en: over }';
const review = (steps: string) =>
  `kind: review\nname: all\ntitle: { zh: 评审, en: Review }\norder: parallel\nnobody: sales.lead\nurgeEvery: 1h\nsteps: [${steps}]`;
const step = (name: string, more: string) =>
  `{ name: ${name}, title: { zh: 一步, en: Step }, department: sales, role: sales, looks: [lines], within: 4h${more} }`;
const judged = (...standards: string[]) => review(step('sales', `, checks: [${standards.join(', ')}]`));

export const reviewCases: readonly [ProblemCode, string, string][] = [
  ['DUPLICATE_NAME', 'two standards of one name', judged(standard('a'), standard('§a'))],
  ['DUPLICATE_NAME', 'two steps of one name', review(`${step('sales', '')}, ${step('§sales', '')}`)],
  ['UNKNOWN_FACT', 'a person asked by a fact that nobody tells', review(step('sales', ', ask: §customer.mood > 1'))],
  ['UNKNOWN_FACT', 'a sum over a text', judged(standard('a', sum(`{ plus: [§order.type], ${result} }`)))],
  [
    'MIXED_UNITS',
    'money less days',
    judged(standard('a', sum(`§{ plus: [customer.exposure], minus: [delivery.days], ${result} }`))),
  ],
];
