/** Groups what is wrong with an import's rows by cause, the most frequent first: eighteen rows of one unknown code are one thing to do. */
import type { MendAnswer } from './importQueries.ts';

export interface Cause {
  code: string;
  what: MendAnswer['what'];
  mend: MendAnswer['mend'];
  rows: number;
}

export function causesOf(issues: readonly MendAnswer[]): Cause[] {
  const causes = new Map<string, Cause & { seen: Set<number> }>();
  for (const issue of issues) {
    const cause = causes.get(issue.code) ?? {
      code: issue.code,
      what: issue.what,
      mend: issue.mend,
      rows: 0,
      seen: new Set<number>(),
    };
    cause.seen.add(issue.rowNo);
    cause.rows = cause.seen.size;
    causes.set(issue.code, cause);
  }
  return [...causes.values()]
    .map(({ seen: _, ...cause }) => cause)
    .sort((a, b) => b.rows - a.rows || a.code.localeCompare(b.code));
}

export function issuesOf(issues: readonly MendAnswer[], code: string | undefined): MendAnswer[] {
  const chosen = code === undefined ? issues : issues.filter((issue) => issue.code === code);
  return [...chosen].sort((a, b) => a.rowNo - b.rowNo);
}
