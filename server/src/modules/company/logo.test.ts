import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { setLogo } from '../../../../contract/company.ts';
import { readLogo } from './logo.ts';

function chunk(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  return Buffer.concat([head, Buffer.from(kind, 'latin1'), data, Buffer.alloc(4)]);
}

function png(width: number, height: number, ...extra: Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const picture = [chunk('IDAT', deflateSync(Buffer.alloc(8))), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', size), ...extra, ...picture]);
}

const svg = (inside: string, head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'): Buffer =>
  Buffer.from(`${head}${inside}</svg>`);

describe('a PNG', () => {
  test('is taken without what a camera or an editor wrote into it', () => {
    const place = chunk('eXIf', Buffer.from('where it was taken'));
    expect(readLogo(png(300, 80, place))).toEqual({ mediaType: 'image/png', content: png(300, 80) });
  });

  test.each([
    ['too many pixels', png(2001, 10)],
    ['no pixels', png(0, 10)],
    ['its end missing', png(10, 10).subarray(0, -12)],
    ['a length beyond its end', Buffer.concat([png(10, 10).subarray(0, 33), Buffer.alloc(30, 0xff)])],
    ['more than 200 KB', png(10, 10, chunk('iCCP', Buffer.alloc(200_000)))],
    ['another kind', Buffer.from('GIF89a')],
    ['nothing in it', Buffer.alloc(0)],
  ])('is refused with %s', (_case, content) => {
    expect(readLogo(content)).toBeUndefined();
  });
});

test('a picture of more than 200 KB is refused in the words for pictures, not as a field that is too long', () => {
  const content = Buffer.alloc(300_000, 1);
  expect(setLogo.input.safeParse({ content: content.toString('base64') }).success).toBe(true);
  expect(readLogo(content)).toBeUndefined();
});

describe('an SVG', () => {
  test.each([
    '<path d="M0 0h9v9z" fill="#0f626e"/>',
    '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#a)" width="9" height="9"/>',
    '<!-- drawn by hand --><g transform="rotate(4)"><text x="1">履约 &amp; Co</text></g><use xlink:href="#b" />',
  ])('of shapes is taken: %s', (inside) => {
    expect(readLogo(svg(inside))?.mediaType).toBe('image/svg+xml');
  });

  test.each([
    '<script>alert(1)</script>',
    '<path d="M0 0" onload="alert(1)"/>',
    '<path d="M0 0" ONCLICK = \'alert(1)\'/>',
    '<foreignObject><p/></foreignObject>',
    '<image href="https://elsewhere.example/a.png"/>',
    '<use href="https://elsewhere.example/a.svg#a"/>',
    '<use href="&#106;avascript:alert(1)"/>',
    '<rect fill="url(https://elsewhere.example/a)"/>',
    '<rect style="background:url( \'//elsewhere.example\')"/>',
    '<style>@import "a.css"</style>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<path d="M0 0" onload=alert(1) />',
    '<path d="a>b"/>',
    '&hidden;',
    '<![CDATA[<script/>]]>',
    '<a href="#x"><path d="M0 0"/></a>',
  ])('is refused with %s', (inside) => {
    expect(readLogo(svg(inside))).toBeUndefined();
  });

  test('is refused with a declaration of entities, or in another encoding', () => {
    expect(readLogo(svg('', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>'))).toBeUndefined();
    expect(readLogo(Buffer.from('<svg>\xff</svg>', 'latin1'))).toBeUndefined();
  });
});
