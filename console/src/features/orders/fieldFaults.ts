/** What the contract's schema of a step says of a field while it is typed: the same rules that the server applies. Pure. */
import { z } from 'zod';
import { quantity, unitPrice } from '../../../../contract/kit.ts';
import * as orders from '../../../../contract/orders.ts';
import { recordPayment, recordRefund } from '../../../../contract/payments.ts';
import * as shipments from '../../../../contract/shipments.ts';
import type { ProblemIssue } from '../../app/problem.ts';
import { schemaIssue } from '../../app/schemaIssue.ts';
import type { ActionField } from './orderActions.ts';
import { minorFrom } from '../entry/amounts.ts';
import type { Values } from './values.ts';

const inputs: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [...Object.values(orders), ...Object.values(shipments), recordPayment, recordRefund].flatMap((one) =>
    typeof one === 'object' && 'route' in one ? [[one.name, one.input as z.ZodType]] : [],
  ),
);

/** The schema of one part of an input, without what makes it optional. */
function schemaAt(schema: z.ZodType | undefined, path: readonly string[]): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return schemaAt(schema.unwrap() as z.ZodType, path);
  const [first, ...rest] = path;
  if (first === undefined) return schema;
  return schema instanceof z.ZodObject ? schemaAt(schema.shape[first] as z.ZodType | undefined, rest) : undefined;
}

/** What a field of this kind holds wherever it stands. */
function schemaOf(action: string, field: ActionField): z.ZodType | undefined {
  if (field.kind === 'price') return unitPrice;
  if (field.name.startsWith('quantity.')) return quantity;
  return schemaAt(inputs[action], field.name.split('.'));
}

export function faultsOf(action: string, fields: readonly ActionField[], values: Values): ProblemIssue[] {
  return fields.flatMap((field) => {
    const value = values[field.name] ?? '';
    const typed = Array.isArray(value) ? value : value.trim();
    const name = field.refusedAs ?? field.name;
    if (typed.length === 0) return field.required ? [{ field: name, code: 'invalid_type', message: 'required' }] : [];
    const given = field.kind === 'money' ? minorFrom(String(typed)) : typed;
    if (given === undefined) return [{ field: name, code: 'invalid_format', message: 'an amount such as 79.90' }];
    const issue = schemaOf(action, field)?.safeParse(given).error?.issues[0];
    return issue ? [schemaIssue(issue, name)] : [];
  });
}
