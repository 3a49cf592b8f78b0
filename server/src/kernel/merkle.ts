/** A Merkle tree over journal entries: a leaf is an entry's id and link, 48 bytes; leaf and node hashes cannot be taken for each other. */
import { sha256 } from './secrets.ts';

export const leafBytes = 48;

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);

export function leafOf(id: string, link: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), link]);
}

/** The root over concatenated leaves; one level after the other, so depth costs nothing. */
export function merkleRoot(leaves: Buffer): Buffer {
  let level: Buffer[] = [];
  for (let at = 0; at < leaves.length; at += leafBytes)
    level.push(sha256(leafMark, leaves.subarray(at, at + leafBytes)));
  if (level.length === 0) return sha256(leafMark);
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let n = 0; n < level.length; n += 2) {
      const [left, right] = [level[n] as Buffer, level[n + 1]];
      next.push(right ? sha256(nodeMark, left, right) : left);
    }
    level = next;
  }
  return level[0] as Buffer;
}
