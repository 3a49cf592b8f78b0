/**
 * A refusal as the server sends it (RFC 9457 problem+json), and what the console makes of a missing or broken answer.
 * The words come from contract/refusals.ts by code, in the reader's language; the server's own text is the fallback.
 */
import type { Problem as SentProblem } from '../../../contract/problem.ts';
import { refusalText } from '../../../contract/problem.ts';
import { refusals } from '../../../contract/refusals.ts';
import { straight } from '../i18n/useFormats.ts';
import type { Language } from './appearance.ts';

/** What arrived may be less than the contract promises: a proxy's page instead of a problem, or nothing. */
export type Problem = Pick<SentProblem, 'status' | 'code'> & Partial<SentProblem>;

export type ProblemIssue = NonNullable<Problem['issues']>[number];

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer arrived: the wire is down or the server is starting again. */
export const UNREACHABLE = 'UNREACHABLE';

const UNEXPLAINED = 'UNEXPLAINED';

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { status: 0, code: UNREACHABLE };
}

export interface RefusalWords {
  what: string;
  remedy: string | undefined;
}

const unreachable: Record<Language, RefusalWords> = {
  'zh-CN': { what: '连不上服务器', remedy: '检查网络后再试；已填的内容还在' },
  en: { what: 'The server cannot be reached', remedy: 'Check the network and try again; what you typed is kept' },
};

const unexplained: Record<Language, RefusalWords> = {
  'zh-CN': { what: '没有办成，对方没有说明原因', remedy: '过一会再试；已填的内容还在' },
  en: {
    what: 'This did not go through, and no reason was given',
    remedy: 'Try again in a moment; what you typed is kept',
  },
};

/** The code of an answer without one: not the server's own but that of something that stands before it, such as a proxy. */
export function codeOfStatus(status: number): string {
  if (status >= 500) return UNREACHABLE;
  return status === 413 ? 'BODY_TOO_LARGE' : UNEXPLAINED;
}

export function refusalWords(problem: Problem, language: Language): RefusalWords {
  if (problem.code === UNREACHABLE) return unreachable[language];
  if (problem.code === UNEXPLAINED) return unexplained[language];
  if (!(problem.code in refusals))
    return { what: problem.detail ?? problem.title ?? problem.code, remedy: problem.remedy };
  const { title, remedy } = refusalText(problem.code, problem.params, language === 'en' ? 'en' : 'zh');
  return language === 'en' ? { what: straight(title), remedy: straight(remedy) } : { what: title, remedy };
}

/** What a schema complains of, in the reader's words; English readers get the schema's own, which says more. */
const issueWords: Record<Language, Partial<Record<string, string>>> = {
  'zh-CN': {
    invalid_type: '必填',
    too_short: '至少 {min} 个字',
    too_long: '最多 {max} 个字',
    too_small: '太短或太小',
    too_big: '太长或太大',
    invalid_format: '格式不对',
    invalid_value: '请从列出的选项中选',
    invalid_union: '格式不对',
    custom: '不合要求',
    unknown_field: '不认识这一项',
  },
  en: { invalid_type: 'Required', too_short: 'At least {min} characters', too_long: 'At most {max} characters' },
};

const issueProblem = (problem: Problem, issue: NonNullable<Problem['issues']>[number]): Problem => ({
  status: problem.status,
  code: issue.code,
  detail: issue.message,
  ...(issue.params ? { params: issue.params } : {}),
});

/** Whether a refusal names this field. */
export function refuses(error: unknown, field: string): boolean {
  if (!error) return false;
  const problem = problemOf(error);
  return problem.field === field || (problem.issues?.some((issue) => issue.field === field) ?? false);
}

/** The words for one field of a form: the refusal's own field, or one of its issues. */
export function fieldWords(problem: Problem | undefined, field: string, language: Language): string | undefined {
  if (!problem) return undefined;
  const issue = problem.issues?.find((one) => one.field === field);
  const words = issue && issueWords[language][issue.code];
  if (words) return words.replace(/\{(\w+)\}/g, (_, name: string) => String(issue.params?.[name] ?? ''));
  if (issue) return refusalWords(issueProblem(problem, issue), language).what;
  return problem.field === field ? refusalWords(problem, language).what : undefined;
}
