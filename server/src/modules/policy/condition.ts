// Compiles a rule's `when` or `demand`, a CEL expression over documented facts, once, and evaluates it many times.
// A fact that is not known is null; a condition that cannot be decided because of it is false, so that a rule
// never applies by accident. Integers reach CEL as bigint.
import { Environment, EvaluationError, parse, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { FactType } from '../../../../contract/vocabulary.ts';

export type FactTypes = Readonly<Record<string, FactType>>;
export type FactValue = string | number | bigint | boolean | Date | readonly string[] | null | undefined;
export type FactValues = Readonly<Record<string, FactValue>>;

export interface Condition {
  evaluate(facts: FactValues): boolean;
  /** The facts that it asks for, so that a caller loads no others. */
  uses: readonly string[];
}

export interface ConditionProblem {
  code: 'BAD_CONDITION' | 'CONDITION_NOT_BOOLEAN' | 'UNKNOWN_FACT';
  /** Where in the expression it starts. */
  offset: number;
  /** What the parser said, or the fact that is not known. */
  detail: string;
}

type Read = { condition: Condition; problems?: undefined } | { problems: ConditionProblem[]; condition?: undefined };

const celTypes: Record<FactType, string> = {
  string: 'string',
  int: 'int',
  double: 'double',
  bool: 'bool',
  timestamp: 'google.protobuf.Timestamp',
  'list<string>': 'list<string>',
};

const running = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const checkers = new WeakMap<FactTypes, Environment>();
const compiled = new WeakMap<FactTypes, Map<string, Read>>();

/** All that is wrong with an expression, or the condition. The answer is kept per set of facts. */
export function readCondition(source: string, types: FactTypes): Read {
  const known = compiled.get(types) ?? new Map<string, Read>();
  compiled.set(types, known);
  let read = known.get(source);
  if (!read) known.set(source, (read = readAfresh(source, types)));
  return read;
}

/** For rules of a checked pack. Throws when the expression is not one that `readCondition` accepts. */
export function compileCondition(source: string, types: FactTypes): Condition {
  const read = readCondition(source, types);
  if (read.condition) return read.condition;
  throw new Error(`The condition ${source} is not valid: ${read.problems.map((each) => each.detail).join('; ')}`);
}

/** A rule without a condition always applies. */
export function ruleApplies(rule: { when?: string | undefined }, facts: FactValues, types: FactTypes): boolean {
  return rule.when === undefined || compileCondition(rule.when, types).evaluate(facts);
}

function readAfresh(source: string, types: FactTypes): Read {
  let ast: ASTNode;
  try {
    ast = parse(source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { problems: [{ code: 'BAD_CONDITION', offset: error.range?.start ?? 0, detail: error.summary }] };
  }
  const mentions = factsMentioned(ast);
  const unknown = mentions.filter((each) => !Object.hasOwn(types, each.name));
  if (unknown.length > 0) {
    return { problems: unknown.map(({ name, offset }) => ({ code: 'UNKNOWN_FACT', offset, detail: name })) };
  }
  const checked = checkerOf(types).check(source);
  if (!checked.valid) {
    const error = checked.error;
    return { problems: [{ code: 'BAD_CONDITION', offset: error?.range?.start ?? 0, detail: error?.summary ?? '' }] };
  }
  if (checked.type !== 'bool') {
    return { problems: [{ code: 'CONDITION_NOT_BOOLEAN', offset: 0, detail: checked.type ?? '' }] };
  }
  const uses = [...new Set(mentions.map((each) => each.name))];
  return { condition: { uses, evaluate: evaluator(source, uses, types) } };
}

function evaluator(source: string, uses: readonly string[], types: FactTypes): Condition['evaluate'] {
  const run = running.parse(source);
  const wanted = uses.map((name) => ({ name, type: types[name], path: name.split('.') }));
  return (facts) => {
    const context: Record<string, unknown> = {};
    for (const { name, type, path } of wanted) place(context, path, celValue(facts[name], type));
    try {
      return run(context) === true;
    } catch (error) {
      if (error instanceof EvaluationError) return false;
      throw error;
    }
  };
}

function place(context: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let within = context;
  for (const step of path.slice(0, -1)) within = (within[step] ??= {}) as Record<string, unknown>;
  within[path.at(-1) ?? ''] = value;
}

function celValue(value: FactValue, type: FactType | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (type === 'int' && typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (type === 'timestamp' && typeof value === 'string') {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? null : at;
  }
  return value;
}

/** The type checker of CEL forbids comparing with null unless it is told that every fact may be null. */
function checkerOf(types: FactTypes): Environment {
  const existing = checkers.get(types);
  if (existing) return existing;
  const environment = new Environment({ homogeneousAggregateLiterals: false });
  for (const type of new Set(Object.values(types))) {
    environment.registerOperator(`${celTypes[type] === 'list<string>' ? 'list' : celTypes[type]} == null`, () => false);
  }
  const schema: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) place(schema, name.split('.'), celTypes[type]);
  for (const [root, fields] of Object.entries(schema)) {
    if (typeof fields === 'string') environment.registerVariable(root, fields);
    else environment.registerVariable({ name: root, schema: fields as Record<string, string> });
  }
  checkers.set(types, environment);
  return environment;
}

interface Mention {
  name: string;
  offset: number;
}

/** Every dotted name in the expression, but for the variables that exists, all, map and filter bind. */
function factsMentioned(node: ASTNode, bound: ReadonlySet<string> = new Set()): Mention[] {
  const dotted = dottedName(node);
  if (dotted !== undefined) {
    return bound.has(dotted.split('.')[0] ?? '') ? [] : [{ name: dotted, offset: node.range.start }];
  }
  if (node.op === 'rcall' && node.args[2].length > 1) {
    const [, receiver, given] = node.args;
    const variable = given[0]?.op === 'id' ? given[0].args : undefined;
    const inner = variable === undefined ? bound : new Set([...bound, variable]);
    return [...factsMentioned(receiver, bound), ...given.flatMap((each) => factsMentioned(each, inner))];
  }
  return childrenOf(node.args).flatMap((child) => factsMentioned(child, bound));
}

/** "order.type" for a chain of names; undefined for anything else. */
export function dottedName(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const before = dottedName(node.args[0]);
  return before === undefined ? undefined : `${before}.${node.args[1]}`;
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}
