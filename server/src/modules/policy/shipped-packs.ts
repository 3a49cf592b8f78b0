/**
 * The packs that come with the program: policies/*.yaml, read and judged whole. At start what is new is published; a
 * shipped version whose file was changed without a higher number keeps the program from starting. (OT-6, PD-7)
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { actorRef, systemActor } from '../../kernel/access.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { packageRoot } from '../../kernel/package-root.ts';
import { runAction } from '../../kernel/run-action.ts';
import { checkPack } from './check-pack.ts';
import { inOrderOfPlace, type PolicyProblem } from './pack-problems.ts';
import { bodyHash, publishClauses } from './publish-clauses.ts';
import { readPack, type Pack, type PackFile } from './read-pack.ts';
import { type PublishedVersion, policyCache, publishedVersions } from './store.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** Why the program cannot start on these packs; `remedy` is the sentence that the operator reads. */
export class PackRefused extends Error {
  readonly code: 'POLICY_PACK_WRONG' | 'POLICY_VERSION_CHANGED';
  readonly remedy: string;

  constructor(code: PackRefused['code'], message: string, remedy: string) {
    super(message);
    this.name = 'PackRefused';
    this.code = code;
    this.remedy = remedy;
  }
}

const publisher = systemActor('shipped-policy');

export function shippedPackFiles(folder = path.join(packageRoot, 'policies')): PackFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names
    .sort()
    .map((name) => ({ file: `policies/${name}`, text: readFileSync(path.join(folder, name), 'utf8') }));
}

export function readPolicies(
  files: readonly PackFile[],
  vocabulary: Vocabulary,
): { pack: Pack; problems: PolicyProblem[] } {
  const { pack, problems } = readPack(files);
  return { pack, problems: inOrderOfPlace([...problems, ...checkPack(pack, vocabulary)]) };
}

/** Publishes what is not published yet; any number of processes may start at once. Returns the new versions. */
export async function loadShippedPacks(
  kernel: Kernel,
  files: readonly PackFile[] = shippedPackFiles(),
): Promise<string[]> {
  const { pack, problems } = readPolicies(files, vocabularyOf(kernel.registry));
  const [first] = problems;
  if (first) {
    const message = `The policy pack is wrong at ${first.file}:${first.line}:${first.column}: ${first.message.en}.`;
    throw new PackRefused('POLICY_PACK_WRONG', message, 'luyue policy check lists every fault.');
  }
  const fresh = unpublished(pack, await publishedVersions(kernel.database));
  const published =
    fresh.length > 0 ? (await runAction(kernel, publishClauses, { clauses: fresh }, publisher)).published : [];
  await kernel.caches.refresh();
  // Read now, so that every journal entry of this process names the version of its clause.
  await kernel.caches.get(policyCache);
  return published;
}

/**
 * What of the pack is to be published. A version that the company published itself under the same number stands: the
 * company has gone its own way there, and an upgrade must not keep it from starting.
 */
function unpublished(pack: Pack, published: readonly PublishedVersion[]): Record<string, unknown>[] {
  const present = new Map(published.map((one) => [`${one.clause}@${one.version}`, one]));
  return pack.clauses.flatMap(({ clause, body, place }) => {
    const same = present.get(`${clause.id}@${clause.version}`);
    if (!same) return [body as Record<string, unknown>];
    if (same.publishedBy === actorRef(publisher) && !same.bodyHash.equals(bodyHash(body))) {
      const at = place(['version']);
      const message = `${clause.id} was changed at ${at.file}:${at.line}, but its version ${clause.version} is published already.`;
      throw new PackRefused(
        'POLICY_VERSION_CHANGED',
        message,
        'Raise the version of the clause; a published version never changes.',
      );
    }
    return [];
  });
}
