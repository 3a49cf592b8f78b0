/** Inputs made from an endpoint's schema: one that is well-formed, and many that each spoil one field of it. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { inputJsonSchema } from '../src/kernel/json-schema.ts';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}

const words = [
  '1',
  '测试',
  'A1',
  'a1',
  'ab',
  '一二三四五六',
  '0.13',
  'CNY',
  '13800001234',
  '91330100799655058B',
  'catalog.list',
  'company.name',
  'someone@example.com',
  '2026-11-10',
  'P1D',
  'false',
];

function textFor(schema: Schema): string {
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date-time') return '2026-11-10T00:00:00Z';
  const fits = (word: string): boolean =>
    word.length >= (schema.minLength ?? 0) && (!schema.pattern || new RegExp(schema.pattern, 'u').test(word));
  return words.find(fits) ?? 'x'.repeat(schema.minLength ?? 1);
}

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (choice) return sampleOf(choice);
  if (schema.type === 'string') return textFor(schema);
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return false;
  if (schema.type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'object') return sampleObject(schema, false);
  return null;
}

/** All fields with `whole`, else those that must be there. */
function sampleObject(schema: Schema, whole: boolean): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => whole || required.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field)]));
}

export function sampleInput(input: z.ZodType, whole = true): Record<string, unknown> {
  return sampleObject(inputJsonSchema(input) as Schema, whole);
}

const spoilers: unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'x\u0000y',
  '\ud800',
  'x'.repeat(5000),
  "'; drop table orders; --",
  '=1+1',
  '2026-02-30T25:61:00Z',
  [],
  [[[]]],
  {},
  { $ne: 1 },
];

/** Each with one field replaced by something else, and one with a field that nobody knows. */
export function spoiledInputs(input: z.ZodType): Record<string, unknown>[] {
  const sample = sampleInput(input);
  const spoiled = Object.keys(sample).flatMap((field) => spoilers.map((value) => ({ ...sample, [field]: value })));
  return [...spoiled, { ...sample, nobodyKnowsThis: 1 }];
}
