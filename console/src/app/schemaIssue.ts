/** What a schema of the contract complains of, as the refusal that the server would send; the limit goes along, so that it can be told. */
import type { z } from 'zod';
import type { ProblemIssue } from './problem.ts';

export function schemaIssue(issue: z.core.$ZodIssue, field: string): ProblemIssue {
  const { code, message } = issue;
  // A rule of the console itself speaks the reader's language already.
  if (issue.code === 'custom' && issue.params?.['isTold']) return { field, code: 'told', message };
  if (issue.code === 'too_small' && issue.minimum === 1 && (issue.origin === 'string' || issue.origin === 'array'))
    return { field, code: 'invalid_type', message };
  if (issue.code === 'too_small' && issue.origin === 'string')
    return { field, code: 'too_short', message, params: { min: Number(issue.minimum) } };
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { field, code: 'too_long', message, params: { max: Number(issue.maximum) } };
  return { field, code, message };
}
