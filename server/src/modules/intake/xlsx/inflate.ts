/**
 * The text of one entry of a workbook, piece by piece as it is asked for. What comes out is counted: more than the entry
 * declares, or more than its packed bytes can honestly hold, ends the reading; so memory never follows a lie.
 */
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from '../file-problems.ts';
import { megabytes, swells, type ZipEntry } from './zip-directory.ts';

const localLength = 30;
const localSignature = 0x04034b50;
const pieceBytes = 256 * 1024;

export async function* inflateText(archive: Buffer, entry: ZipEntry): AsyncGenerator<string> {
  const packed = packedBytes(archive, entry);
  const decoder = new TextDecoder('utf-8');
  let size = 0;
  for await (const piece of entry.method === 0 ? pieces(packed) : inflated(packed)) {
    size += piece.length;
    if (size > entry.size || swells(size, entry.packed))
      throw new UnreadableFile('WORKBOOK_SWELLS', { what: megabytes(size) });
    yield decoder.decode(piece, { stream: true });
  }
  if (size < entry.size) throw new UnreadableFile('WORKBOOK_CUT_OFF');
  yield decoder.decode();
}

/** The local header repeats the name and may have another extra field, so its lengths are its own. */
function packedBytes(archive: Buffer, { offset, packed, method }: ZipEntry): Buffer {
  if (offset + localLength > archive.length || archive.readUInt32LE(offset) !== localSignature)
    throw new UnreadableFile('WORKBOOK_CUT_OFF');
  if (method !== 0 && method !== 8) throw new UnreadableFile('WORKBOOK_BROKEN');
  const start = offset + localLength + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (start + packed > archive.length) throw new UnreadableFile('WORKBOOK_CUT_OFF');
  return archive.subarray(start, start + packed);
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  // Given whole, it still inflates only as far as pieces are taken.
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw new UnreadableFile('WORKBOOK_CUT_OFF');
  } finally {
    inflate.destroy();
  }
}
