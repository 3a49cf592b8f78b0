/** JSON Schema of an endpoint's input, for OpenAPI and for AI assistants. */
import { z } from 'zod';

export interface ObjectSchema {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
  [more: string]: unknown;
}

export function inputJsonSchema(schema: z.ZodType): ObjectSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as ObjectSchema;
  return rest;
}
