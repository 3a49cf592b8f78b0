/** The schema of a form before sign-in: each field is text that has to be given, by the contract's plain rules; no schema library is loaded. */
import type { z } from 'zod';
import type { TextRule } from '../../../../contract/entry-rules.ts';
import type { FormSchema } from './useForm.ts';

export function plainSchema(rules: Readonly<Record<string, TextRule>>): FormSchema {
  return {
    safeParse: (input) => {
      const given = input as Record<string, string>;
      const issues = Object.entries(rules).flatMap(([name, rule]) => faultOf(name, given[name] ?? '', rule) ?? []);
      return issues.length > 0 ? { error: { issues } } : {};
    },
  };
}

function faultOf(name: string, text: string, { max, shape, says = '' }: TextRule): z.core.$ZodIssue | undefined {
  const at = { path: [name], message: says, input: text };
  if (text === '') return { ...at, code: 'too_small', origin: 'string', minimum: 1 };
  if (text.length > max) return { ...at, code: 'too_big', origin: 'string', maximum: max };
  if (shape && !shape.test(text)) return { ...at, code: 'invalid_format', format: 'regex' };
  return undefined;
}
