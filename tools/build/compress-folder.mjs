// Leaves every text of a folder compressed beside itself (.gz, .br), so that the server sends it as it is and spends nothing.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const texts = /\.(js|css|html|svg|json)$/;
const worthIt = 1000;

export function compressFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true }).filter((one) => texts.test(one))) {
    const file = path.join(folder, name);
    const text = readFileSync(file);
    if (text.length < worthIt) continue;
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}
