/**
 * Says a condition in the reader's words, in both languages, for pages where people read rules instead of code. What has no words
 * stands in the sentence as code; what binds together stands in brackets, so that one sentence has one meaning. Pure. (OT-6)
 */
import { parse, serialize } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { dottedName } from './condition.ts';
import { callWords, literalWords } from './condition-terms.ts';
import { factWords, type FactWords } from './fact-words.ts';
import type { Words } from './pack.ts';

export interface SaidCondition {
  words: Words;
  /** As the pack writes it. */
  code: string;
}

const say = (zh: string, en: string): Words => ({ zh, en });
const both = (a: Words, b: Words, join: (a: string, b: string, language: keyof Words) => string): Words =>
  say(join(a.zh, b.zh, 'zh'), join(a.en, b.en, 'en'));
const joined = (all: readonly Words[], zh: string, en: string): Words =>
  say(all.map((w) => w.zh).join(zh), all.map((w) => w.en).join(en));
const bracketed = ({ zh, en }: Words): Words => say(`（${zh}）`, `(${en})`);
const inSentence = ({ zh, en }: Words): Words => say(zh, en.charAt(0).toLowerCase() + en.slice(1));
const code = (node: ASTNode): Words => say(serialize(node), serialize(node));

export function conditionWords(source: string): Words {
  const ast = read(source);
  return ast ? sentence(told(ast)) : say(source, source);
}

/** What must all hold, one by one. */
export function conditionParts(source: string): SaidCondition[] {
  const ast = read(source);
  if (!ast) return [{ words: say(source, source), code: source }];
  return flat('&&', ast).map((part) => ({ words: sentence(told(part)), code: serialize(part) }));
}

function read(source: string): ASTNode | undefined {
  try {
    return parse(source).ast;
  } catch {
    return undefined;
  }
}

/** Chinese leaves a space beside letters and digits; an English sentence begins with a capital, code does not. */
function sentence({ zh, en }: Words): Words {
  const spaced = zh
    .replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu, ' ')
    .replace(/(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu, ' ');
  return say(spaced, /^[a-z]+(?![\w.([])/.test(en) ? en.charAt(0).toUpperCase() + en.slice(1) : en);
}

/** `a && b && c` is one list of three. */
function flat(op: '&&' | '||', node: ASTNode): ASTNode[] {
  return node.op === op ? node.args.flatMap((each) => flat(op, each)) : [node];
}

/** A node that is true or false, as a statement. Within brackets "and" is said, at the outside a pause is enough. */
function told(written: ASTNode, within = false): Words {
  const node = withoutTwoNots(written);
  const fact = factOf(node);
  if (fact?.type === 'bool') return inSentence(fact.yes);
  if (node.op === '&&') return joined(flat('&&', node).map(part), within ? '，且' : '，', within ? '; and ' : '; ');
  if (node.op === '||') return joined(flat('||', node).map(part), '，或', '; or ');
  if (node.op === '?:') {
    const [when, then, otherwise] = node.args.map(part) as [Words, Words, Words];
    return say(
      `若${when.zh}则${then.zh}，否则${otherwise.zh}`,
      `if ${when.en} then ${then.en}, otherwise ${otherwise.en}`,
    );
  }
  if (node.op === '!_') return negated(node.args);
  if (isComparison(node.op)) return compared(node.op, ...(node.args as [ASTNode, ASTNode]));
  if (node.op === 'in') return contained(node.args[0], node.args[1], false);
  if (node.op === 'value' && typeof node.args === 'boolean') return always(node.args);
  return term(node);
}

/** A statement inside of another one. */
function part(written: ASTNode): Words {
  const node = withoutTwoNots(written);
  return node.op === '&&' || node.op === '||' || node.op === '?:' ? bracketed(told(node, true)) : told(node);
}

function withoutTwoNots(node: ASTNode): ASTNode {
  return node.op === '!_' && node.args.op === '!_' ? withoutTwoNots(node.args.args) : node;
}

const always = (yes: boolean): Words => (yes ? say('总是如此', 'always') : say('从不', 'never'));

const opposite = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
const turned = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
type Comparison = keyof typeof opposite;
const isComparison = (op: string): op is Comparison => Object.hasOwn(opposite, op);

function negated(node: ASTNode): Words {
  const fact = factOf(node);
  if (fact?.type === 'bool') return inSentence(fact.no);
  if (isComparison(node.op)) return compared(opposite[node.op], ...(node.args as [ASTNode, ASTNode]));
  if (node.op === 'in') return contained(node.args[0], node.args[1], true);
  if (node.op === 'value' && typeof node.args === 'boolean') return always(!node.args);
  const { zh, en } = bracketed(told(node, true));
  return say(`并非${zh}`, `not ${en}`);
}

const amounts: Record<Comparison, Words> = {
  '==': say('等于', 'is'),
  '!=': say('不等于', 'is not'),
  '<': say('小于', 'is below'),
  '<=': say('不超过', 'is at most'),
  '>': say('大于', 'is above'),
  '>=': say('不少于', 'is at least'),
};
const times: Record<Comparison, Words> = {
  '==': say('是', 'is'),
  '!=': say('不是', 'is not'),
  '<': say('早于', 'is before'),
  '<=': say('不晚于', 'is no later than'),
  '>': say('晚于', 'is after'),
  '>=': say('不早于', 'is no earlier than'),
};

function compared(op: Comparison, left: ASTNode, right: ASTNode): Words {
  if (left.op === 'value' && right.op !== 'value') return compared(turned[op], right, left);
  if (right.op === 'value' && (op === '==' || op === '!=')) {
    if (right.args === null) return known(left, op === '!=');
    if (typeof right.args === 'boolean') return right.args === (op === '==') ? part(left) : negated(left);
  }
  const about = subjectOf(left) ?? subjectOf(right);
  const how = about?.type === 'timestamp' ? times : amounts;
  const named = about?.type === 'string' && (op === '==' || op === '!=') ? times[op] : how[op];
  return both(term(left, about), term(right, about), (a, b, language) =>
    language === 'zh' ? `${a}${named.zh}${b}` : `${a} ${named.en} ${b}`,
  );
}

function known(node: ASTNode, yes: boolean): Words {
  const fact = factOf(node);
  if (fact?.type === 'bool') {
    const { zh, en } = bracketed(inSentence(fact.title));
    return yes ? say(`已知是否${zh}`, `whether ${en} is known`) : say(`不知是否${zh}`, `whether ${en} is not known`);
  }
  if (fact) return inSentence(yes ? fact.yes : fact.no);
  const { zh, en } = term(node);
  return yes ? say(`${zh}已知`, `${en} is known`) : say(`${zh}未知`, `${en} is not known`);
}

/** One of a list that is written out, or an element of a list that is a fact. */
function contained(left: ASTNode, right: ASTNode, not: boolean): Words {
  if (right.op !== 'list') {
    const list = subjectOf(right);
    const how = not ? say('不包含', 'do not include') : say('包含', 'include');
    return both(
      term(right),
      term(left, list),
      (a, b, language) => `${a}${language === 'zh' ? how.zh : ` ${how.en} `}${b}`,
    );
  }
  if (right.args.length === 0) return always(not);
  const [only] = right.args;
  if (right.args.length === 1 && only) return compared(not ? '!=' : '==', left, only);
  const about = subjectOf(left);
  const listed = joined(
    right.args.map((each) => term(each, about)),
    '、',
    ', ',
  );
  return both(term(left, about), listed, (a, b, language) => {
    if (language === 'zh') return not ? `${a}不在 ${b} 之列` : `${a}为 ${b} 之一`;
    return `${a} is ${not ? 'none' : 'one'} of ${b}`;
  });
}

const sums: Readonly<Record<string, Words>> = {
  '+': say('加', 'plus'),
  '-': say('减', 'minus'),
  '*': say('乘以', 'times'),
  '/': say('除以', 'divided by'),
  '%': say('模', 'modulo'),
};

/** A node that is a value: a fact's title, a literal as the fact that it is compared with calls it, arithmetic, a call. */
function term(node: ASTNode, about?: FactWords): Words {
  const fact = factOf(node);
  if (fact) return fact.type === 'bool' ? bracketed(inSentence(fact.title)) : inSentence(fact.title);
  if (node.op === 'value') return literalWords(node.args, about) ?? code(node);
  if (node.op === 'list')
    return bracketed(
      joined(
        node.args.map((each) => term(each, about)),
        '、',
        ', ',
      ),
    );
  if (Object.hasOwn(sums, node.op)) return reckoned(node.op, ...(node.args as [ASTNode, ASTNode]), about);
  if (node.op === '-_') {
    const { zh, en } = operand(node.args, about);
    return say(`负${zh}`, `minus ${en}`);
  }
  if (node.op === 'call') return callWords(node.args[0], node.args[1], operand) ?? code(node);
  if (node.op === 'rcall') {
    return callWords(node.args[0], [node.args[1], ...node.args[2]], operand) ?? code(node);
  }
  const statement = ['&&', '||', '?:', '!_', 'in'].includes(node.op) || isComparison(node.op);
  return statement ? bracketed(told(node, true)) : code(node);
}

/** What is added or taken away has the unit of the whole; a factor has none. */
function reckoned(op: string, left: ASTNode, right: ASTNode, about?: FactWords): Words {
  const adds = (name: string) => name === '+' || name === '-';
  const of = adds(op) ? about : undefined;
  const how = sums[op] ?? say(op, op);
  const first = adds(op) && adds(left.op) ? term(left, of) : operand(left, of);
  const second = operand(right, of);
  return say(`${first.zh}${how.zh}${second.zh}`, `${first.en} ${how.en} ${second.en}`);
}

function operand(node: ASTNode, about?: FactWords): Words {
  return Object.hasOwn(sums, node.op) ? bracketed(term(node, about)) : term(node, about);
}

function factOf(node: ASTNode): FactWords | undefined {
  const name = dottedName(node);
  return name === undefined ? undefined : factWords(name);
}

/** The fact that a value is about, so that what it is compared with is told in its words and its unit. */
function subjectOf(node: ASTNode): FactWords | undefined {
  if (node.op === '+' || node.op === '-') return subjectOf(node.args[0]) ?? subjectOf(node.args[1]);
  return node.op === '-_' ? subjectOf(node.args) : factOf(node);
}
