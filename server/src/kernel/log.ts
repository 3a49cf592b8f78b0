/** Structured logs without personal data: requests by route pattern, never by URL; errors by code and stack, never by input. */
import pino from 'pino';

export type Logger = pino.Logger;

export function openLog(name: string): Logger {
  return pino({
    name,
    level: process.env.LUYUE_LOG ?? 'info',
    base: { process: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: safeError },
  });
}

/** An error without its values: PostgreSQL puts rows into `detail` and `where`, so those stay out. */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  const constraint = (error as { constraint?: unknown }).constraint;
  return {
    type: error.name,
    message: messageOf(error, code),
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join('\n'),
  };
}

/** PostgreSQL and JSON.parse quote what they could not read, so their messages stay out as well. */
function messageOf(error: Error, code: unknown): string {
  if (/^[0-9A-Z]{5}$/.test(String(code ?? ''))) return `SQLSTATE ${String(code)}`;
  return error instanceof SyntaxError ? 'not readable' : error.message.slice(0, 300);
}
