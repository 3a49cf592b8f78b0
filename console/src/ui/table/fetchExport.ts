/**
 * Fetches an export in frames: each says how many rows are done, the last one is empty. What breaks off before it is no file. The bytes
 * are kept until the end and then saved under the name that the server gave.
 */
import { framedExport } from '../../../../contract/exports.ts';
import { fetchStream } from '../../app/api.ts';

export class ExportCut extends Error {}

interface Progress {
  onRows: (rows: number) => void;
  signal: AbortSignal;
}

const HEAD_BYTES = 8;

/** Takes whole frames off the front of what has come; what is left waits for more. */
export function takeFrames(buffer: Uint8Array): {
  parts: Uint8Array[];
  rows?: number;
  ended: boolean;
  rest: Uint8Array;
} {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  let rows: number | undefined;
  while (buffer.length - at >= HEAD_BYTES) {
    const length = view.getUint32(at + 4);
    if (buffer.length - at - HEAD_BYTES < length) break;
    rows = view.getUint32(at);
    if (length === 0) return { parts, rows, ended: true, rest: new Uint8Array() };
    parts.push(buffer.slice(at + HEAD_BYTES, at + HEAD_BYTES + length));
    at += HEAD_BYTES + length;
  }
  return { parts, ...(rows === undefined ? {} : { rows }), ended: false, rest: buffer.slice(at) };
}

export async function fetchExport(exportId: string, { onRows, signal }: Progress): Promise<Blob> {
  const reader = await fetchStream(`/exports/${exportId}/file`, framedExport, signal);
  const parts: Uint8Array[] = [];
  let waiting: Uint8Array = new Uint8Array();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const joined = new Uint8Array(waiting.length + chunk.value.length);
    joined.set(waiting);
    joined.set(chunk.value, waiting.length);
    const taken = takeFrames(joined);
    parts.push(...taken.parts);
    waiting = taken.rest;
    if (taken.rows !== undefined) onRows(taken.rows);
    if (taken.ended) return new Blob(parts as BlobPart[]);
  }
  throw new ExportCut();
}

export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
