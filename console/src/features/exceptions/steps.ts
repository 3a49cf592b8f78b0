/** The steps of an exception: the key of each, what it asks, and what it sends; the drawer and the bulk bar share them. (PD-3.4) */
import type { z } from 'zod';
import { exceptionResults } from '../../../../contract/exception-words.ts';
import {
  assignException,
  finishImprovement,
  noteException,
  planImprovement,
  reopenException,
  resolveException,
  takeException,
} from '../../../../contract/exceptions.ts';
import { call } from '../../app/api.ts';

export type FieldName = 'text' | 'resolution' | 'reason' | 'result' | 'personId' | 'dueOn';
export type Given = Partial<Record<FieldName, string>>;

export interface Step {
  keys: string;
  fields: readonly FieldName[];
  /** What the contract asks of these fields. */
  schema: z.ZodType;
  send: (exceptionId: string, given: Given) => Promise<unknown>;
}

const text = (given: Given, name: FieldName): string => (given[name] ?? '').trim();

/** The fields of a step, without the exception that it is for. */
const asked = (one: { input: z.ZodObject }) => one.input.omit({ exceptionId: true });

export const steps: Record<string, Step> = {
  'exceptions.take': {
    keys: 't',
    fields: [],
    schema: asked(takeException),
    send: (exceptionId) => call<typeof takeException>('POST /exceptions/:exceptionId/taking', { exceptionId }),
  },
  'exceptions.note': {
    keys: 'n',
    fields: ['text'],
    schema: asked(noteException),
    send: (exceptionId, given) =>
      call<typeof noteException>('POST /exceptions/:exceptionId/notes', { exceptionId, text: text(given, 'text') }),
  },
  'exceptions.resolve': {
    keys: 'r',
    fields: ['result', 'resolution'],
    schema: asked(resolveException),
    send: (exceptionId, given) =>
      call<typeof resolveException>('POST /exceptions/:exceptionId/resolution', {
        exceptionId,
        result: exceptionResults.find((one) => one === given.result) ?? 'mended',
        resolution: text(given, 'resolution'),
      }),
  },
  'exceptions.assign': {
    keys: 'a',
    fields: ['personId', 'reason'],
    schema: asked(assignException),
    send: (exceptionId, given) =>
      call<typeof assignException>('PUT /exceptions/:exceptionId/person', {
        exceptionId,
        personId: text(given, 'personId'),
        reason: text(given, 'reason'),
      }),
  },
  'exceptions.plan-improvement': {
    keys: 'i',
    fields: ['text', 'personId', 'dueOn'],
    schema: asked(planImprovement),
    send: (exceptionId, given) =>
      call<typeof planImprovement>('PUT /exceptions/:exceptionId/improvement', {
        exceptionId,
        text: text(given, 'text'),
        personId: text(given, 'personId'),
        dueOn: text(given, 'dueOn'),
      }),
  },
  'exceptions.finish-improvement': {
    keys: 'f',
    fields: ['text'],
    schema: asked(finishImprovement),
    send: (exceptionId, given) =>
      call<typeof finishImprovement>('POST /exceptions/:exceptionId/improvement/completion', {
        exceptionId,
        text: text(given, 'text'),
      }),
  },
  'exceptions.reopen': {
    keys: 'o',
    fields: ['reason'],
    schema: asked(reopenException),
    send: (exceptionId, given) =>
      call<typeof reopenException>('POST /exceptions/:exceptionId/reopening', {
        exceptionId,
        reason: text(given, 'reason'),
      }),
  },
};
