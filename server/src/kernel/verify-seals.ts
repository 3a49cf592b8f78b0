/**
 * Checks the seals: their numbers, signatures and chain, that the journal still gives the sealed roots, and that the file
 * outside of the database tells the same. Inside of a broken seal it names the first entry that differs. (OS-8.3)
 */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import type { Queryable } from './database.ts';
import { leafBytes, merkleRoot } from './merkle.ts';
import { hashOfSeal, isSignedBy, lineOf, readLeaves, readSeals, sealKeys, sealsFile, type Seal } from './seals.ts';
import type { Secrets } from './secrets.ts';
import type { Broken } from './verify-journal.ts';

interface Options {
  dataFolder: string;
  secrets: Secrets;
}

export async function verifySeals(db: Queryable, options: Options): Promise<{ seals: number; broken?: Broken }> {
  const { publicKey } = sealKeys(options.secrets);
  const outside = await openLines(sealsFile(options.dataFolder));
  let previous: Seal | undefined;
  let count = 0;
  try {
    for (;;) {
      const seals = await readSeals(db, previous?.no ?? 0, 100);
      if (seals.length === 0) break;
      for (const seal of seals) {
        const why = checkSeal(seal, previous, publicKey) ?? (await checkLine(seal, outside, publicKey));
        const broken = why ? { sealNo: seal.no, why } : await checkRoot(db, seal);
        if (broken) return { seals: count, broken };
        previous = seal;
        count++;
      }
    }
    const more = await outside.next();
    return {
      seals: count,
      ...(more === undefined
        ? {}
        : {
            broken: {
              sealNo: count + 1,
              why: `seal ${count + 1} is in the file but no longer in the database: the end was cut off`,
            },
          }),
    };
  } finally {
    await outside.close();
  }
}

function checkSeal(seal: Seal, previous: Seal | undefined, publicKey: KeyObject): string | undefined {
  if (seal.no !== (previous?.no ?? 0) + 1) return `seal ${(previous?.no ?? 0) + 1} is missing`;
  if (!isSignedBy(seal, publicKey)) return 'the signature of the seal is not ours';
  if (seal.from !== (previous?.to ?? '0')) return 'the seal does not begin where the one before ended';
  if (!seal.previous.equals(previous ? hashOfSeal(previous) : Buffer.alloc(32)))
    return 'the seal does not follow from the one before';
  return undefined;
}

async function checkLine(seal: Seal, outside: Lines, publicKey: KeyObject): Promise<string | undefined> {
  const line = await outside.next();
  // The newest seals may not be in the file yet.
  if (line === undefined) return undefined;
  return line === lineOf(seal, publicKey) ? undefined : 'the file outside of the database tells of another seal';
}

async function checkRoot(db: Queryable, seal: Seal): Promise<Broken | undefined> {
  const { leaves } = await readLeaves(db, seal);
  if (leaves.length / leafBytes === seal.entries && merkleRoot(leaves).equals(seal.root)) return undefined;
  const [row] = await db.query<{ leaves: Buffer }>('select leaves from seals where no = $1', [seal.no]);
  const sealed = row?.leaves ?? Buffer.alloc(0);
  const at = { sealNo: seal.no };
  if (!merkleRoot(sealed).equals(seal.root))
    return { ...at, why: 'what was sealed is not what the journal holds, nor what the seal remembers' };
  return { ...at, ...firstDifference(sealed, leaves) };
}

/** Which entry differs first between what was sealed and what is there. */
function firstDifference(sealed: Buffer, present: Buffer): { entryId: string; why: string } {
  const ids = (leaves: Buffer) => new Set(Array.from({ length: leaves.length / leafBytes }, (_, n) => idAt(leaves, n)));
  const [sealedIds, presentIds] = [ids(sealed), ids(present)];
  for (let n = 0; ; n++) {
    const before = sealed.subarray(n * leafBytes, (n + 1) * leafBytes);
    if (before.equals(present.subarray(n * leafBytes, (n + 1) * leafBytes)) && before.length > 0) continue;
    const wasThere = before.length > 0 ? idAt(sealed, n) : undefined;
    if (wasThere !== undefined && !presentIds.has(wasThere))
      return { entryId: wasThere, why: 'a sealed entry is missing' };
    const added = n * leafBytes < present.length ? idAt(present, n) : undefined;
    if (added !== undefined && !sealedIds.has(added))
      return { entryId: added, why: 'an entry was put among those that were sealed' };
    return { entryId: wasThere ?? added ?? '', why: 'a sealed entry is not what it was' };
  }
}

function idAt(leaves: Buffer, n: number): string {
  const hex = leaves.subarray(n * leafBytes, n * leafBytes + 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

interface Lines {
  next(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The file's whole lines, one after the other; a last half line is one that is being written. */
async function openLines(file: string): Promise<Lines> {
  if (!existsSync(file)) return { next: () => Promise.resolve(undefined), close: () => Promise.resolve() };
  const handle = await open(file, 'r');
  const lines = handle.readLines({ autoClose: false })[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await lines.next();
      return done || !String(value).endsWith('}') ? undefined : String(value);
    },
    close: async () => {
      await lines.return?.();
      await handle.close();
    },
  };
}
