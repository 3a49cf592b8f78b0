/** Turns the schema's complaints into one refusal that names every field. */
import type { z } from 'zod';
import { Refusal, type RefusalIssue } from './refusal.ts';

/** `within` names the field that was checked, where that was not the whole input. */
export function inputRefusal(error: z.ZodError, within?: string): Refusal {
  const issues: RefusalIssue[] = error.issues.flatMap((issue) => {
    const field = [...(within ? [within] : []), ...issue.path].join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: (field ? `${field}.${key}` : key).slice(0, 200),
        code: 'unknown_field',
        message: 'unknown field',
      }));
    }
    return [{ field, code: issue.code, message: issue.message }];
  });
  const first = issues[0]?.field;
  return new Refusal('INPUT_INVALID', { ...(first ? { field: first } : {}), issues: issues.slice(0, 100) });
}
