/**
 * /q/TOKEN: a question to the customer and its answer. The link is the only key; a wrong one counts against the address as a wrong
 * link to an order does, and a question that is settled says so without showing anything of it. (CC-2.1, OS-2.2)
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answeredPage, noQuestionPage, questionPage } from '../../../../portal/pages/index.ts';
import { contextFor } from '../../kernel/context.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { answerQuestion, openQuestionFor } from '../entry-check/index.ts';
import { anonymous } from '../people/index.ts';
import type { Assets } from './assets.ts';
import { countWrongLink } from './limits.ts';
import { frameOf, sendPage } from './page-reply.ts';

const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token;

export function addQuestionRoutes(scope: FastifyInstance, kernel: Kernel, assets: Assets): void {
  scope.get('/q/:token', async (request, reply) => {
    const asked = await openQuestionFor(kernel, tokenOf(request));
    if (!asked) return sendGone(kernel, assets, request, reply);
    return sendPage(request, reply, assets, questionPage(await frameOf(kernel, assets, request), asked));
  });
  scope.post('/q/:token', (request, reply) => takeAnswer(kernel, assets, request, reply));
}

async function takeAnswer(
  kernel: Kernel,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { answer = '' } = (request.body ?? {}) as { answer?: string };
  const token = tokenOf(request);
  const asked = await openQuestionFor(kernel, token);
  if (!asked) return sendGone(kernel, assets, request, reply);
  try {
    await answerQuestion(kernel, token, answer, { address: request.ip });
    return sendPage(request, reply, assets, answeredPage(await frameOf(kernel, assets, request)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'INPUT_INVALID') return sendGone(kernel, assets, request, reply);
    const frame = await frameOf(kernel, assets, request);
    const page = questionPage(frame, asked, { refused: answer.slice(0, 1000) });
    return sendPage(request, reply.code(error.status), assets, page);
  }
}

async function sendGone(
  kernel: Kernel,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await countWrongLink({ ...contextFor(kernel, 'portal.question', anonymous, kernel.database), address: request.ip });
  return sendPage(request, reply.code(404), assets, noQuestionPage(await frameOf(kernel, assets, request)));
}
