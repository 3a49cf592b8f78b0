// Makes a picture of a screen small: 256 of its colours become the palette, every other colour the nearest of them.
// Screens are mostly flat, so the eye sees no difference, and the file is a third of what the browser writes.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signatureBytes = 8;

function chunksOf(png) {
  const chunks = new Map();
  for (let at = signatureBytes; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** What each of PNG's five filters adds back to a byte. */
const predictions = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => paeth(left, up, corner),
];

function unfiltered(raw, width, height, step) {
  const stride = width * step;
  const plain = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const predict = predictions[raw[y * (stride + 1)]];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? plain[at - step] : 0;
      const up = y > 0 ? plain[at - stride] : 0;
      const corner = x >= step && y > 0 ? plain[at - stride - step] : 0;
      plain[at] = raw[y * (stride + 1) + 1 + x] + predict(left, up, corner);
    }
  }
  return plain;
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

const distance = (one, other) => {
  const [a, b] = [parts(one), parts(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
};

/** The commonest half, then always the colour that is farthest from all chosen: a rare green dot stays green. */
function paletteOf(colours) {
  const times = new Map();
  for (const colour of colours) times.set(colour, (times.get(colour) ?? 0) + 1);
  const byTimes = [...times].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = byTimes.slice(0, 128);
  const rest = byTimes
    .slice(128)
    .map((colour) => ({ colour, far: Math.min(...palette.map((one) => distance(one, colour))) }));
  while (palette.length < 256 && rest.some(({ far }) => far > 0)) {
    const next = rest.reduce((best, one) => (one.far > best.far ? one : best)).colour;
    palette.push(next);
    for (const one of rest) one.far = Math.min(one.far, distance(one.colour, next));
  }
  return palette;
}

function nearestIn(palette) {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    if (!known.has(colour)) {
      const distances = palette.map((one) => distance(one, colour));
      known.set(colour, distances.indexOf(Math.min(...distances)));
    }
    return known.get(colour);
  };
}

/** Takes an 8-bit PNG in full colour, with or without transparency, as browsers write it. */
export function palettePng(png) {
  const chunks = chunksOf(png);
  const header = Buffer.from(chunks.get('IHDR')[0]);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const step = header[9] === 6 ? 4 : 3;
  const plain = unfiltered(inflateSync(Buffer.concat(chunks.get('IDAT'))), width, height, step);
  const colours = Array.from({ length: width * height }, (_, at) => plain.readUIntBE(at * step, 3));
  const palette = paletteOf(colours);
  const nearest = nearestIn(palette);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => (rows[at + Math.floor(at / width) + 1] = nearest(colour)));
  header[9] = 3;
  return Buffer.concat([
    png.subarray(0, signatureBytes),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
