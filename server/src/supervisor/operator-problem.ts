// What keeps the program from running, told to the person at the terminal: one line that names the obstacle and what
// to do about it. Refusals of actions are something else (kernel); these never reach a browser.

export type ProblemCode =
  | 'PORT_TAKEN'
  | 'ALREADY_RUNNING'
  | 'FOLDER_NOT_WRITABLE'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_NOT_STARTING'
  | 'DATABASE_MISSING'
  | 'DATABASE_OF_ANOTHER_VERSION'
  | 'DATA_MADE_BY_NEWER_VERSION'
  | 'MIGRATION_CHANGED'
  | 'PLATFORM_WITHOUT_DATABASE'
  | 'MASTER_KEY_MISSING'
  | 'ALREADY_DEMONSTRATION'
  | 'SETTING_WRONG'
  | 'NOT_BUILT';

export class OperatorProblem extends Error {
  readonly code: ProblemCode;
  readonly remedy: string;

  constructor(code: ProblemCode, message: string, remedy: string) {
    super(message);
    this.name = 'OperatorProblem';
    this.code = code;
    this.remedy = remedy;
  }
}

/** The one line on the terminal. */
export function problemLine(error: unknown): string {
  const known = error as { message?: string; remedy?: string };
  const text = (known.message ?? String(error)).replaceAll(/\s*\n\s*/g, ' ');
  return known.remedy ? `luyue: ${text} ${known.remedy}` : `luyue: ${text}`;
}
