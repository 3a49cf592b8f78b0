/**
 * Judges a policy file as `luyue policy check` does, together with what is published beside it, and shows per clause what would
 * change. Nothing is published by it. (OT-6, PD-7)
 */
import { stringify } from 'yaml';
import { checkPolicy } from '../../../../contract/policy.ts';
import { action } from '../../kernel/action.ts';
import { fileOf, newestOf } from './judge-publication.ts';
import { checkPack } from './check-pack.ts';
import { bodyHash } from './publish-clauses.ts';
import { readPack, type PackClause } from './read-pack.ts';
import { publishedBodies, type PublishedBody } from './store.ts';
import { vocabularyOf } from './vocabulary.ts';

const checked = 'policy.yaml';

/** Asked with a text that no address could hold; it changes nothing. */
export const checkPolicyAction = action(checkPolicy, {
  clauses: ['OT-6', 'PD-7'],
  load: async (ctx, inputs) => {
    const published = await publishedBodies(ctx.db);
    return inputs.map(() => published);
  },
  run: (ctx, { text }, published) => {
    const newest = newestOf(published);
    const own = readPack([{ file: checked, text }]).pack.clauses;
    const ids = new Set(own.map(({ clause }) => clause.id));
    const others = newest.filter((one) => !ids.has(one.clause));
    const files = [{ file: checked, text }, ...others.map((one) => fileOf(`published/${one.clause}`, one.body))];
    const { pack, problems } = readPack(files);
    const all = [...problems, ...checkPack(pack, vocabularyOf(ctx.kernel.registry))];
    return {
      problems: all
        .filter((problem) => problem.file === checked)
        .map(({ line, column, code, message, remedy }) => ({ line, column, code, message, remedy })),
      clauses: own.map((one) => change(one, newest)),
    };
  },
});

function change({ clause, body }: PackClause, newest: readonly PublishedBody[]) {
  const before = newest.find((one) => one.clause === clause.id);
  const same = before?.bodyHash.equals(bodyHash(body)) ?? false;
  const kind = !before ? 'new' : same ? 'same' : before.version >= clause.version ? 'sameVersion' : 'changed';
  return {
    id: clause.id,
    version: clause.version,
    title: clause.title,
    change: kind as 'new' | 'same' | 'sameVersion' | 'changed',
    before: before ? written(before.body) : '',
    after: written(body),
    body: body as Record<string, unknown>,
  };
}

const written = (body: unknown): string => stringify(body, { aliasDuplicateObjects: false, lineWidth: 100 });
