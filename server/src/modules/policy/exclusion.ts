// Tells whether two conditions can never both be true, so that two deadlines over the same span are known not to overlap.
// It looks at the facts that both name in their outermost "and": equality, null, in, and numeric limits. When it cannot
// tell, the answer is no: an overlap that cannot be ruled out is reported.
import { parse } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { dottedName } from './condition.ts';

type Literal = string | number | boolean | null;

/** What one part of a condition says about one fact. */
type Limit =
  | { fact: string; is: Literal[] }
  | { fact: string; not: Literal[] }
  | { fact: string; above?: number; below?: number; open: boolean };

export function excludeEachOther(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const limitsOfB = limitsIn(parse(b).ast);
  return limitsIn(parse(a).ast).some((x) => limitsOfB.some((y) => x.fact === y.fact && contradict(x, y)));
}

function limitsIn(node: ASTNode): Limit[] {
  if (node.op === '&&') return node.args.flatMap(limitsIn);
  const limit = limitOf(node);
  return limit ? [limit] : [];
}

function limitOf(node: ASTNode): Limit | undefined {
  const flag = dottedName(node);
  if (flag !== undefined) return { fact: flag, is: [true] };
  if (node.op === '!_') {
    const negated = dottedName(node.args) ?? elementIn(node.args);
    return negated === undefined ? undefined : { fact: negated, is: [false] };
  }
  const element = elementIn(node);
  if (element !== undefined) return { fact: element, is: [true] };
  if (node.op === 'in') return membership(node.args[0], node.args[1]);
  if (node.op === '==' || node.op === '!=' || isOrder(node.op)) {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return comparison(node.op, left, right) ?? comparison(turned[node.op], right, left);
  }
  return undefined;
}

const turned = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
type Comparison = keyof typeof turned;

function isOrder(op: string): op is '<' | '<=' | '>' | '>=' {
  return op === '<' || op === '<=' || op === '>' || op === '>=';
}

function comparison(op: Comparison, left: ASTNode, right: ASTNode): Limit | undefined {
  const fact = dottedName(left);
  const value = literal(right);
  if (fact === undefined || value === undefined) return undefined;
  if (op === '==') return { fact, is: [value] };
  if (op === '!=') return { fact, not: [value] };
  if (typeof value !== 'number') return undefined;
  const open = op === '<' || op === '>';
  return op === '<' || op === '<=' ? { fact, below: value, open } : { fact, above: value, open };
}

/** Whether a list holds a value, as a fact of its own: `"engraving" in order.special`. */
function elementIn(node: ASTNode): string | undefined {
  if (node.op !== 'in') return undefined;
  const list = dottedName(node.args[1]);
  const value = literal(node.args[0]);
  return list === undefined || value === undefined ? undefined : `${JSON.stringify(value)} in ${list}`;
}

function membership(left: ASTNode, right: ASTNode): Limit | undefined {
  const fact = dottedName(left);
  if (fact === undefined || right.op !== 'list') return undefined;
  const values = right.args.map(literal);
  return values.includes(undefined) ? undefined : { fact, is: values as Literal[] };
}

function literal(node: ASTNode): Literal | undefined {
  if (node.op !== 'value') return undefined;
  const value = node.args;
  if (typeof value === 'bigint') return Number(value);
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function contradict(x: Limit, y: Limit): boolean {
  if ('is' in x) return x.is.every((value) => !admits(y, value));
  if ('is' in y) return y.is.every((value) => !admits(x, value));
  if ('not' in x || 'not' in y) return false;
  return disjoint(x, y) || disjoint(y, x);
}

function admits(limit: Limit, value: Literal): boolean {
  if ('is' in limit) return limit.is.includes(value);
  if ('not' in limit) return !limit.not.includes(value);
  if (typeof value !== 'number') return false;
  if (limit.above !== undefined) return limit.open ? value > limit.above : value >= limit.above;
  return limit.below === undefined || (limit.open ? value < limit.below : value <= limit.below);
}

type Range = Extract<Limit, { open: boolean }>;

function disjoint(upper: Range, lower: Range): boolean {
  if (upper.above === undefined || lower.below === undefined) return false;
  return upper.above > lower.below || (upper.above === lower.below && (upper.open || lower.open));
}
