/**
 * What may be shown as the company's logo: a PNG without anything but its picture, or an SVG of shapes only. What is not
 * known to be harmless is refused; nothing is repaired, so that what is shown is what was drawn. (OS-8.3)
 */
export interface Logo {
  mediaType: 'image/png' | 'image/svg+xml';
  content: Buffer;
}

const mostBytes = 200_000;
const mostPixels = 2000;

export function readLogo(content: Buffer): Logo | undefined {
  if (content.length === 0 || content.length > mostBytes) return undefined;
  const png = readPng(content);
  if (png) return { mediaType: 'image/png', content: png };
  return isHarmlessSvg(content) ? { mediaType: 'image/svg+xml', content } : undefined;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs; texts, times and places of a camera are left out. */
const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'pHYs', 'bKGD']);

function readPng(content: Buffer): Buffer | undefined {
  if (!content.subarray(0, 8).equals(signature)) return undefined;
  const kept: Buffer[] = [signature];
  for (let at = 8; at + 12 <= content.length;) {
    const length = content.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > content.length) return undefined;
    const kind = content.toString('latin1', at + 4, at + 8);
    if (kept.length === 1 && (kind !== 'IHDR' || length !== 13 || isTooLarge(content, at + 8))) return undefined;
    if (pngChunks.has(kind)) kept.push(content.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}

function isTooLarge(content: Buffer, at: number): boolean {
  const sides = [content.readUInt32BE(at), content.readUInt32BE(at + 4)];
  return sides.some((side) => side === 0 || side > mostPixels);
}

const elements = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop clippath mask
   pattern title desc use symbol`.split(/\s+/),
);
const forbiddenValue = /javascript:|data:|expression|@import|\\|url\(\s*['"]?(?!['"]?#)/i;
const attribute = /\s+([\w:.-]+)\s*=\s*("[^"<]*"|'[^'<]*')/gy;

/** Every tag is read to its end: anything that this small grammar does not know is refused. */
function isHarmlessSvg(content: Buffer): boolean {
  const text = decode(content)
    ?.replace(/^﻿/, '')
    .replace(/^<\?xml[^<>]*\?>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim();
  if (text === undefined || !/^<svg[\s>]/.test(text) || !/<\/svg>$/.test(text)) return false;
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    const close = text.indexOf('>', open);
    if (close < 0 || !isHarmlessTag(text.slice(open + 1, close))) return false;
    at = close + 1;
  }
  return !/&(?!(amp|lt|gt|quot|apos|#\d{1,6}|#x[\da-f]{1,6});)/i.test(text);
}

function isHarmlessTag(tag: string): boolean {
  const name = /^\/?([A-Za-z]+)(?=[\s/]|$)/.exec(tag);
  if (!name || !elements.has(name[1]?.toLowerCase() ?? '')) return false;
  if (tag.startsWith('/')) return tag.trim() === name[0];
  attribute.lastIndex = name[0].length;
  let at = attribute.lastIndex;
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    at = attribute.lastIndex;
    if (!isHarmlessAttribute(found[1] ?? '', found[2]?.slice(1, -1) ?? '')) return false;
  }
  return /^\s*\/?$/.test(tag.slice(at));
}

function isHarmlessAttribute(name: string, value: string): boolean {
  if (/^xmlns(:\w+)?$/.test(name)) return true;
  if (/^on/i.test(name)) return false;
  // A reference may only point inside of the picture; entities could hide where it points.
  if (/(^|:)(href|src)$/i.test(name)) return /^#[\w-]+$/.test(value);
  return !forbiddenValue.test(value) && !value.includes('&');
}

function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
