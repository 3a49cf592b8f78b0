/**
 * Exports of lists: what is asked is an action, journalled with filter and reason; the file is then streamed to whoever asked. Personal
 * data is masked unless it is asked for in clear, which takes the right to reveal it and a reason. (OS-8.3, CC-7.1)
 */
import { z } from 'zod';
import { id, reason } from './kit.ts';

export const exportFormats = ['xlsx', 'csv'] as const;

export const exportInput = <F extends z.ZodType>(filter: F) =>
  z.strictObject({
    filter,
    format: z.enum(exportFormats),
    language: z.enum(['zh', 'en']).default('zh').describe('of the heads and words'),
    clear: z.boolean().default(false).describe('personal data in clear; takes the right to reveal and a reason'),
    reason: reason.optional(),
  });

/** The file lies at `GET /exports/:exportId/file` for the one who asked. */
export const exportStarted = z.object({ exportId: id, fileName: z.string() });

/**
 * `GET /exports/:exportId/file` with this Accept answers frames: four bytes of rows so far, four bytes of length (both big-endian),
 * then that many bytes of the file. The last frame has the length zero; a stream that ends without it was cut.
 */
export const framedExport = 'application/vnd.luyue.export-frames';
