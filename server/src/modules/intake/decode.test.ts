/** The encoding is decided over the whole file; what is no text is named for what it is. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, detectEncoding, type OpenFile } from './decode.ts';
import { UnreadableFile } from './file-problems.ts';

const gbkHeader = Buffer.from('b6a9b5a5b1e0bac52ccad5bbf5c8cbd0d5c3fb', 'hex');

function file(...chunks: (string | Uint8Array)[]): OpenFile {
  return async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  };
}

async function textOf(open: OpenFile): Promise<string> {
  let text = '';
  for await (const chunk of decodeText(open, await detectEncoding(open))) text += chunk;
  return text;
}

async function problemOf(open: OpenFile): Promise<string> {
  const caught: unknown = await detectEncoding(open).catch((error: unknown) => error);
  return caught instanceof UnreadableFile ? caught.problem.code : 'none';
}

describe('the encoding', () => {
  test('a byte order mark decides and is not part of the text', async () => {
    expect(await textOf(file('\ufeff订单编号'))).toBe('订单编号');
  });

  test('a byte order mark that is split over chunks still decides', async () => {
    expect(await textOf(file(Uint8Array.of(0xef), Uint8Array.of(0xbb), Uint8Array.of(0xbf), 'a'))).toBe('a');
  });

  test('UTF-8 without a mark is recognised', async () => {
    expect(await detectEncoding(file('订单编号'))).toBe('utf-8');
  });

  test('GBK is recognised and read', async () => {
    expect(await textOf(file(gbkHeader))).toBe('订单编号,收货人姓名');
  });

  test('a GBK byte after five megabytes of ASCII makes the file GBK', async () => {
    const ascii = new Uint8Array(1_000_000).fill(0x61);
    const open = file(ascii, ascii, ascii, ascii, ascii, gbkHeader);
    expect(await detectEncoding(open)).toBe('gb18030');
    expect((await textOf(open)).endsWith('收货人姓名')).toBe(true);
  });

  test('a character that is split over chunks stays whole', async () => {
    const bytes = Buffer.from('订单');
    expect(await textOf(file(bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)))).toBe('订单');
    expect(await textOf(file(gbkHeader.subarray(0, 1), gbkHeader.subarray(1)))).toBe('订单编号,收货人姓名');
  });

  test('a broken GBK character across two chunks is replaced, not thrown', async () => {
    expect(await textOf(file(Uint8Array.of(129, 48), Uint8Array.of(1)))).toContain('\ufffd');
  });

  test('a download that ends within a character is still UTF-8', async () => {
    expect(await detectEncoding(file('订单', Buffer.from('编').subarray(0, 2)))).toBe('utf-8');
  });

  test('"Unicode text" of a spreadsheet is UTF-16', async () => {
    expect(await textOf(file(Buffer.from('\ufeff订单\t编号', 'utf16le')))).toBe('订单\t编号');
  });
});

describe('a mislabelled file', () => {
  const zip = [0x50, 0x4b, 0x03, 0x04];
  test.each([
    ['an empty file', file(), 'FILE_IS_EMPTY'],
    ['an archive', file(Uint8Array.of(...zip, 0, 0), 'orders.csv'), 'FILE_IS_ARCHIVE'],
    ['an old workbook', file(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), 'FILE_IS_XLS'],
    ['a gzip', file(Uint8Array.of(0x1f, 0x8b, 8)), 'FILE_IS_ARCHIVE'],
    ['a PDF', file('%PDF-1.7'), 'FILE_IS_PDF'],
    ['a web page', file('\n <!DOCTYPE html><html>'), 'FILE_IS_WEB_PAGE'],
    ['a web page with a mark', file('\ufeff<html lang="zh">'), 'FILE_IS_WEB_PAGE'],
    ['binary content', file('abc\0def'), 'FILE_IS_BINARY'],
    ['binary content far down', file('a'.repeat(100_000), 'x\0y'), 'FILE_IS_BINARY'],
  ])('%s is told as such', async (_name, open, code) => {
    expect(await problemOf(open)).toBe(code);
  });

  test('any bytes give an encoding or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), async (chunks) => {
        const read = await textOf(file(...chunks)).catch((error: unknown) => error);
        expect(typeof read === 'string' || read instanceof UnreadableFile).toBe(true);
      }),
    );
  });
});
