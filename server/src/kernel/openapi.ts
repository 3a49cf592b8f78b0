/** OpenAPI 3.1 from the registry: zod gives JSON Schema 2020-12, which 3.1 takes as it is. */
import { z } from 'zod';
import type { ActionDefinition, QueryDefinition } from './action.ts';
import type { Registry } from './kernel.ts';
import { inputJsonSchema } from './json-schema.ts';

type Operation = Record<string, unknown>;

export function openApiDocument(registry: Registry): Record<string, unknown> {
  const paths: Record<string, Record<string, Operation>> = {};
  const actions = [...registry.actions.values()].filter((one) => !one.internal);
  for (const definition of [...actions, ...registry.queries.values()]) {
    const [method = '', path = ''] = definition.endpoint.route.split(' ');
    const url = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[url] ??= {})[method.toLowerCase()] = operation(definition, path, method);
  }
  for (const [url, methods] of Object.entries(registry.fileRoutes ?? {})) {
    for (const [method, described] of Object.entries(methods)) (paths[url] ??= {})[method] = withProblem(described);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luyue',
      version: '1',
      description: 'Order service by written policy. Refusals are RFC 9457 problems.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'luyue_session' },
      },
      schemas: { Problem: problemSchema },
    },
    security: [{ key: [] }, { session: [] }],
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    field: { type: 'string' },
    remedy: { type: 'string' },
    clause: { type: 'string' },
    issues: { type: 'array', items: { type: 'object' } },
  },
};

function operation(definition: ActionDefinition | QueryDefinition, path: string, method: string): Operation {
  const inPath = [...path.matchAll(/:(\w+)/g)].map((m) => m[1] as string);
  const schema = inputJsonSchema(definition.endpoint.input);
  const properties = Object.entries(schema.properties ?? {});
  const rest = properties.filter(([name]) => !inPath.includes(name));
  const parameters: Operation[] = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schema.properties?.[name] ?? { type: 'string' },
  }));
  const result = described(definition);
  if (method === 'GET') {
    parameters.push(
      ...rest.map(([name, s]) => ({
        name,
        in: 'query',
        required: schema.required?.includes(name) ?? false,
        schema: s,
      })),
    );
  } else {
    if (definition.kind === 'action')
      parameters.push({
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        schema: { type: 'string', maxLength: 200 },
      });
    if (rest.length > 0) {
      const body = {
        ...schema,
        properties: Object.fromEntries(rest),
        required: (schema.required ?? []).filter((n) => !inPath.includes(n)),
      };
      result.requestBody = { required: true, content: { 'application/json': { schema: body } } };
    }
  }
  return { ...result, parameters };
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const refused = { description: 'refused', content: problem };

function withProblem(operation: Operation): Operation {
  return { ...operation, responses: { ...(operation.responses as Operation), default: refused } };
}

/** What an operation is and answers, whatever it takes. */
function described(definition: ActionDefinition | QueryDefinition): Operation {
  const output = z.toJSONSchema(definition.endpoint.output, { unrepresentable: 'any', io: 'output' });
  return {
    operationId: definition.name,
    summary: definition.endpoint.title.en,
    description: `${definition.endpoint.title.zh} · ${definition.clauses.join(', ')}`,
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: output } } },
      default: refused,
    },
  };
}
