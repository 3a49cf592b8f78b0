/**
 * POST /api/mcp: the same actions and queries as tools for AI assistants (MCP, streamable HTTP without sessions). A tool
 * list shows what the key may do; calling anything else is refused and journalled like any denied attempt. (OS-8.3)
 */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolResult,
} from '@modelcontextprotocol/sdk/types.js';
import type { FastifyInstance } from 'fastify';
import type { ActionDefinition, QueryDefinition } from './action.ts';
import { scopeFor, type Actor } from './access.ts';
import { inputJsonSchema } from './json-schema.ts';
import type { Kernel, Registry } from './kernel.ts';
import { problemOf } from './problem.ts';
import { Refusal } from './refusal.ts';
import type { Who } from './routes.ts';
import { runAction } from './run-action.ts';
import { runQuery } from './run-query.ts';

type Definition = ActionDefinition | QueryDefinition;

/** Tool names may hold letters, digits, _ and - only: `orders.cancel` → `orders_cancel`. */
export function toolName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 64);
}

const tools = new WeakMap<Registry, Map<string, Definition>>();

function toolsOf(registry: Registry): Map<string, Definition> {
  let byName = tools.get(registry);
  if (!byName) {
    const all = [...[...registry.actions.values()].filter((one) => !one.internal), ...registry.queries.values()].filter(
      (one) => !one.open,
    );
    tools.set(registry, (byName = new Map(all.map((one) => [toolName(one.name), one]))));
  }
  return byName;
}

export function addMcp(app: FastifyInstance, kernel: Kernel, who: Who): void {
  // The standard client asks whether there is a stream or a session to end; without sessions there is neither.
  app.route({
    method: ['GET', 'DELETE'],
    url: '/api/mcp',
    handler: (_request, reply) => reply.code(405).header('allow', 'POST').send(),
  });
  app.post('/api/mcp', async (request, reply) => {
    const actor = await who(request);
    const server = serverFor(kernel, actor);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    reply.hijack();
    reply.raw.on('close', () => void Promise.all([transport.close(), server.close()]).catch(() => undefined));
    try {
      await server.connect(transport);
      await transport.handleRequest(request.raw, reply.raw, request.body);
    } catch (error) {
      kernel.log.error({ err: error }, 'an MCP request failed');
      reply.raw.destroy();
    }
  });
}

/** One request, one server: nothing is kept between requests, so any process can answer any of them. */
function serverFor(kernel: Kernel, actor: Actor): Server {
  const server = new Server({ name: 'luyue', version: '1' }, { capabilities: { tools: {} } });
  const byName = toolsOf(kernel.registry);
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...byName].filter(([, one]) => scopeFor(actor, one.name)).map(([name, one]) => describeTool(name, one)),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const definition = byName.get(params.name);
    if (!definition) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name.slice(0, 64)}.`);
    return callTool(kernel, actor, definition, params.arguments ?? {});
  });
  return server;
}

function describeTool(name: string, definition: Definition) {
  const { title, input } = definition.endpoint;
  const reads = definition.kind === 'query';
  return {
    name,
    title: title.zh,
    description: `${title.en} · ${title.zh} · ${definition.clauses.join(', ')}`,
    inputSchema: { ...inputJsonSchema(input), type: 'object' as const },
    annotations: { readOnlyHint: reads, destructiveHint: !reads },
  };
}

/** A refusal is an answer that the assistant can read and act upon; it is marked as an error. */
async function callTool(
  kernel: Kernel,
  actor: Actor,
  definition: Definition,
  input: Record<string, unknown>,
): Promise<CallToolResult> {
  try {
    const output =
      definition.kind === 'action'
        ? await runAction(kernel, definition, input, actor)
        : await runQuery(kernel, definition, input, actor);
    return { content: [{ type: 'text', text: JSON.stringify(output ?? { ok: true }) }] };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      kernel.log.error({ err: error, action: definition.name }, 'a tool failed');
      throw new McpError(ErrorCode.InternalError, 'Something went wrong; it was logged.');
    }
    const zh = problemOf(error, 'zh');
    const en = problemOf(error, 'en');
    const problem = {
      code: zh.code,
      field: zh.field,
      issues: zh.issues,
      zh: `${zh.title}。${zh.remedy}`,
      en: `${en.title}. ${en.remedy}.`,
    };
    return { isError: true, content: [{ type: 'text', text: JSON.stringify(problem) }] };
  }
}
