/** Turns what was thrown into problem+json (RFC 9457). A refusal names field and remedy; anything else is a logged 500 that tells nothing. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { refusalText, type Problem } from '../../../contract/problem.ts';
import { Refusal } from './refusal.ts';

const byFastifyCode: Record<string, ConstructorParameters<typeof Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['MEDIA_TYPE_UNSUPPORTED'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BODY_MALFORMED'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['BODY_MALFORMED'],
  FST_REQ_FILE_TOO_LARGE: ['FILE_TOO_LARGE', { params: { maxMb: 200 } }],
};

export function problemOf(refusal: Refusal, language: 'zh' | 'en'): Problem {
  const { code, detail } = refusal;
  const { title, remedy } = refusalText(code, detail.params, language);
  return {
    type: `/problems/${code}`,
    title,
    status: refusal.status,
    detail: title,
    code,
    remedy,
    ...(detail.field !== undefined ? { field: detail.field } : {}),
    ...(detail.params ? { params: detail.params } : {}),
    ...(detail.clause ? { clause: detail.clause } : {}),
    ...(detail.issues ? { issues: detail.issues } : {}),
  };
}

function languageOf(request: FastifyRequest): 'zh' | 'en' {
  return /^\s*en/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'zh';
}

/** The connection is gone or the server is starting: the client may repeat, nothing is wrong with what it asked. */
function isUnavailable(error: { code?: unknown; message?: string }): boolean {
  const code = String(error.code ?? '');
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|08|57P0|53300)/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message ?? '')
  );
}

/** What the framework refuses by itself, in our own words. */
function asRefusal(error: FastifyError | Refusal): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const known = byFastifyCode[error.code];
  if (known) return new Refusal(...known);
  if (error.statusCode === 429) return new Refusal('TOO_MANY_REQUESTS', { params: { seconds: 60 } });
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return new Refusal('BODY_MALFORMED');
  if (isUnavailable(error)) return new Refusal('TEMPORARILY_UNAVAILABLE');
  return undefined;
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asRefusal(error as FastifyError);
  if (refusal) {
    if (refusal.secondsToWait !== undefined) void reply.header('retry-after', refusal.secondsToWait);
    return reply
      .code(refusal.status)
      .type('application/problem+json')
      .send(problemOf(refusal, languageOf(request)));
  }
  request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected');
  return reply
    .code(500)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: languageOf(request) === 'zh' ? '系统出错，已记录' : 'Something went wrong; it was logged',
      status: 500,
      code: 'UNEXPECTED',
      detail: request.id,
      remedy: '',
    });
}
