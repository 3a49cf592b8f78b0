/** The values and calls of a condition in words: an amount in its unit, a code by the name that people give it. Pure. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { durationWords, parseDuration } from './duration.ts';
import type { FactWords } from './fact-words.ts';
import type { Words } from './pack.ts';

const say = (zh: string, en: string): Words => ({ zh, en });
const same = (text: string): Words => say(text, text);

/** Undefined for what has no words, such as bytes. */
export function literalWords(value: unknown, about: FactWords | undefined): Words | undefined {
  if (value === null) return say('未知', 'unknown');
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  if (typeof value === 'string') {
    return about && Object.hasOwn(about.values, value) ? about.values[value] : same(`“${value}”`);
  }
  return typeof value === 'number' || typeof value === 'bigint' ? numberWords(Number(value), about) : undefined;
}

function numberWords(value: number, about: FactWords | undefined): Words {
  if (about?.unit === 'money') return same((value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }));
  const plain = value.toLocaleString('en-US', { maximumFractionDigits: 10 });
  if (about?.unit === 'percent') return same(`${plain}%`);
  if (about?.unit === 'days') return say(`${plain} 天`, `${plain} ${value === 1 ? 'day' : 'days'}`);
  return same(plain);
}

const calls: Readonly<Record<string, (on: Words, given: Words) => Words>> = {
  size: (on) => say(`${on.zh}的个数`, `the size of ${on.en}`),
  contains: (on, given) => say(`${on.zh}包含${given.zh}`, `${on.en} contains ${given.en}`),
  startsWith: (on, given) => say(`${on.zh}以${given.zh}开头`, `${on.en} begins with ${given.en}`),
  endsWith: (on, given) => say(`${on.zh}以${given.zh}结尾`, `${on.en} ends with ${given.en}`),
};

/** A call by its name and what it is given, the receiver first. Undefined for a call that has no words. */
export function callWords(name: string, given: readonly ASTNode[], term: (node: ASTNode) => Words): Words | undefined {
  const [on, second] = given;
  if (!on) return undefined;
  if (on.op === 'value' && typeof on.args === 'string') {
    if (name === 'timestamp') return same(on.args);
    const span = name === 'duration' ? parseDuration(on.args) : undefined;
    if (span) return durationWords(span);
  }
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call || given.length !== (name === 'size' ? 1 : 2)) return undefined;
  return call(term(on), term(second ?? on));
}
