/**
 * Judges clause versions that are about to be published together with the newest version of every other clause, exactly as
 * `luyue policy check` judges files: an unknown fact or an overlapping deadline never reaches a running order. (OT-6, PD-7)
 */
import { stringify } from 'yaml';
import type { RefusalIssue } from '../../kernel/refusal.ts';
import { checkPack } from './check-pack.ts';
import { readPack, type PackFile } from './read-pack.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Written {
  clause: string;
  version: number;
  body: unknown;
}

const mostIssues = 100;

/** Every fault, under the field of the clause at fault. Faults of what stands published already are no news here. */
export function judgePublication(
  fresh: readonly unknown[],
  published: readonly Written[],
  vocabulary: Vocabulary,
): RefusalIssue[] {
  const ids = new Map(fresh.map((body, n) => [clauseOf(body), n]));
  const others = newestOf(published).filter((one) => !ids.has(one.clause));
  const files = [
    ...others.map((one) => fileOf(`published/${one.clause}`, one.body)),
    ...fresh.map((body, n) => fileOf(`clauses.${n}`, body)),
  ];
  const { pack, problems } = readPack(files);
  const all = [...problems, ...checkPack(pack, vocabulary)].filter((problem) => problem.file.startsWith('clauses.'));
  return all.slice(0, mostIssues).map(({ file, code, message, remedy }) => ({
    field: file,
    code,
    message: `${message.zh}；${remedy.zh} / ${message.en}. ${remedy.en}`,
  }));
}

export function newestOf<W extends Written>(published: readonly W[]): W[] {
  const newest = new Map<string, W>();
  for (const one of published) if (one.version > (newest.get(one.clause)?.version ?? 0)) newest.set(one.clause, one);
  return [...newest.values()];
}

/** A clause alone is a file of its own, so that every fault is found as it is in a pack that was written by hand. */
export function fileOf(file: string, body: unknown): PackFile {
  const policy = /^[A-Z]{2}/.exec(clauseOf(body))?.[0] ?? 'XX';
  return {
    file,
    text: stringify(
      { policy, title: { zh: '发布', en: 'Publication' }, clauses: [body] },
      { aliasDuplicateObjects: false },
    ),
  };
}

function clauseOf(body: unknown): string {
  return String((body as { id?: unknown } | null)?.id ?? '');
}
