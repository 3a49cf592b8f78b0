// Turns what the schema found into problems with a code of our own, so that whoever edits a pack reads a sentence about
// the field and not about the validator.
import type { z } from 'zod';
import type { ProblemCode, ProblemParams } from './pack-problems.ts';

export type YamlPath = readonly (string | number)[];

export interface SchemaProblem {
  code: ProblemCode;
  path: YamlPath;
  params: ProblemParams;
  /** The place is that of the key, because it is the key that is wrong. */
  atKey?: boolean;
}

type Issue = z.core.$ZodIssue;

/** `raw` is the value that was validated; `within` is where it stands. */
export function schemaProblems(issues: readonly Issue[], raw: unknown, within: YamlPath): SchemaProblem[] {
  return issues.flatMap((issue) => fromIssue(issue, raw, within));
}

function fromIssue(issue: Issue, raw: unknown, within: YamlPath): SchemaProblem[] {
  const inside = issue.path as (string | number)[];
  const path = [...within, ...inside];
  const value = valueAt(raw, inside);
  const word = inside.length === 0 ? String(within.at(-1) ?? '') : inside.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'UNKNOWN_FIELD',
      path: [...path, key],
      params: { word: key },
      atKey: true,
    }));
  }
  if (issue.code === 'invalid_union') return fromUnion(issue, raw, value, within);
  if (value === undefined) return [missing(path, word)];
  if (issue.code === 'custom') {
    const code = (issue.params?.['problem'] as ProblemCode | undefined) ?? 'BAD_VALUE';
    return [{ code, path, params: { word: code === 'MISSING_TEXT' ? word : shown(value) } }];
  }
  if (issue.code === 'invalid_type') return [{ code: 'WRONG_TYPE', path, params: { word, expected: issue.expected } }];
  return [{ code: 'BAD_VALUE', path, params: { word, expected: allowed(issue) } }];
}

/** Of a union, only the form that the writer evidently meant is worth telling: the one that got past its type. */
function fromUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  raw: unknown,
  value: unknown,
  within: YamlPath,
): SchemaProblem[] {
  const inside = issue.path as (string | number)[];
  if (value === undefined) return [missing([...within, ...inside], inside.join('.'))];
  const wrongType = (each: Issue) =>
    each.path.length === 0 && (each.code === 'invalid_type' || each.code === 'invalid_value');
  const meant = issue.errors.find((branch) => !branch.some(wrongType));
  if (meant) {
    const placed = meant.map((each) => ({ ...each, path: [...issue.path, ...each.path] }) as Issue);
    return schemaProblems(placed, raw, within);
  }
  const expected = issue.errors.flatMap((branch) => branch.slice(0, 1).map(allowed)).join(' | ');
  return [{ code: 'WRONG_TYPE', path: [...within, ...inside], params: { word: inside.join('.'), expected } }];
}

function missing(path: YamlPath, word: string): SchemaProblem {
  const language = path.at(-1);
  return { code: language === 'zh' || language === 'en' ? 'MISSING_TEXT' : 'MISSING_FIELD', path, params: { word } };
}

function allowed(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.join(', ');
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex' ? 'a-z, 0-9, -' : issue.format;
    case 'invalid_union':
      return issue.errors.flatMap((branch) => branch.slice(0, 1).map(allowed)).join(' | ');
    default:
      return issue.code;
  }
}

function valueAt(raw: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step],
    raw,
  );
}

/** What was written, short enough for one line. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
