// Lists the words that a rule takes from the vocabulary, each with its place in the rule, so that one check serves every
// kind. A new kind of rule fails to compile here until its words are listed.
import type { Audience } from './audience.ts';
import type { Rule, RuleOf } from './pack.ts';
import type { YamlPath } from './schema-problems.ts';

export interface RuleWord {
  of: 'event' | 'department' | 'role' | 'action' | 'metric' | 'fact' | 'number' | 'shown' | 'condition';
  word: string;
  path: YamlPath;
  /** Facts that have to be looked up may be asked here too. */
  lookedUp?: true;
}

const word = (of: RuleWord['of'], text: string | undefined, ...path: (string | number)[]): RuleWord[] =>
  text === undefined ? [] : [{ of, word: text, path }];

const listed = (of: RuleWord['of'], texts: readonly string[], ...path: (string | number)[]): RuleWord[] =>
  texts.map((text, index) => ({ of, word: text, path: [...path, index] }));

function told(audiences: readonly Audience[], ...path: (string | number)[]): RuleWord[] {
  return audiences.flatMap((each, index) => {
    if (each.kind === 'owner') return [];
    if (each.kind === 'role') return word('role', each.role, ...path, index);
    return word('department', each.department, ...path, index);
  });
}

export function wordsOf(rule: Rule): RuleWord[] {
  return [...('when' in rule ? word('condition', rule.when, 'when') : []), ...wordsOfKind(rule)];
}

function wordsOfKind(rule: Rule): RuleWord[] {
  switch (rule.kind) {
    case 'deadline':
      return wordsOfDeadline(rule);
    case 'timeout':
      return word('action', rule.action, 'action');
    case 'review':
      return wordsOfReview(rule);
    case 'check':
      return [
        ...word('action', rule.action, 'action'),
        ...word('condition', rule.demand, 'demand'),
        ...word('role', rule.owner, 'owner'),
      ];
    case 'cause':
    case 'inspection':
      return word('department', rule.department, 'department');
    case 'compensation':
      return word('role', rule.approve, 'approve');
    case 'retention':
      return isAnchor(rule.from) ? [] : word('event', rule.from, 'from');
    case 'access':
    case 'training':
      return listed('role', rule.roles, 'roles');
    case 'metric':
      return word('metric', rule.formula, 'formula');
    case 'reward':
      return word('metric', rule.metric, 'metric');
    case 'survey':
      return word('event', rule.on, 'on');
    case 'notice':
      return [...word('event', rule.on, 'on'), ...told(rule.tell, 'tell')];
    case 'special':
      return [...told(rule.tell, 'tell'), ...told(rule.late, 'late')];
    case 'grade':
    case 'penalty':
    case 'scrutiny':
    case 'silence':
    case 'duplicate':
      return [];
  }
}

function wordsOfDeadline(rule: RuleOf<'deadline'>): RuleWord[] {
  return [
    ...word('department', rule.department, 'department'),
    ...word('event', rule.start, 'start'),
    ...listed('event', rule.stop, 'stop'),
    ...listed('event', rule.cancel, 'cancel'),
    ...('until' in rule.target ? word('fact', rule.target.until, 'target', 'until') : []),
    ...rule.ladder.flatMap((rung, index) => told(rung.tell, 'ladder', index, 'tell')),
  ];
}

function wordsOfReview(rule: RuleOf<'review'>): RuleWord[] {
  return [
    ...told([rule.nobody], 'nobody'),
    ...rule.steps.flatMap((step, index) => wordsOfStep(step, ['steps', index])),
  ];
}

type Step = RuleOf<'review'>['steps'][number];

function wordsOfStep(step: Step, path: (string | number)[]): RuleWord[] {
  return [
    ...word('department', step.department, ...path, 'department'),
    ...word('role', step.role, ...path, 'role'),
    ...lookedUp(word('condition', step.when, ...path, 'when')),
    ...lookedUp(word('condition', step.ask, ...path, 'ask')),
    ...step.escalate.flatMap((rung, n) => told([rung.to], ...path, 'escalate', n, 'to')),
    ...step.checks.flatMap((check, n) => lookedUp(wordsOfStandard(check, [...path, 'checks', n]))),
  ];
}

function wordsOfStandard(check: Step['checks'][number], path: (string | number)[]): RuleWord[] {
  return [
    ...word('condition', check.when, ...path, 'when'),
    ...word('condition', check.pass, ...path, 'pass'),
    ...word('condition', check.person, ...path, 'person'),
    ...listed('number', check.sum?.plus ?? [], ...path, 'sum', 'plus'),
    ...listed('number', check.sum?.minus ?? [], ...path, 'sum', 'minus'),
    ...listed('shown', check.show, ...path, 'show'),
  ];
}

const lookedUp = (words: RuleWord[]): RuleWord[] => words.map((each) => ({ ...each, lookedUp: true }));

/** Retention may also count from the recording itself, or from the day after the fiscal year. */
function isAnchor(from: string): boolean {
  return from === 'recorded' || from === 'fiscal-year-end';
}
