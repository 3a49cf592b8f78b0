// Pictures of the product, from a build and the system's Chromium.
//   node tools/screens.mjs                  the picture of the README (docs/pictures/orders.png)
//   node tools/screens.mjs --all DIR        every page in zh-CN and en, light and dark, on a desk and on a phone, as DIR/page.language.shape.png
//     --only NAME,NAME                      only these pages, or all whose names begin so
//     --at ADDRESS                          a demonstration system that runs already; LUYUE_DEMO_PASSWORD is its password
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCamera, shapes } from './screens/camera.mjs';
import { pages } from './screens/pages.mjs';
import { palettePng } from './screens/palette-png.mjs';
import { withSystem } from './screens/system.mjs';
import { root } from './test/run-step.mjs';

const mostBytes = 300_000;
const languages = ['zh-CN', 'en'];

const readmePage = {
  as: 'manager',
  open: async (page) => {
    await page.goto('/orders?queue=preparing');
    await page.locator('table.list tbody tr').nth(9).waitFor();
    await page.locator('.live[data-open="true"]').waitFor();
  },
};

async function takeReadmePicture(camera) {
  const png = palettePng(await camera.photograph(readmePage, { language: 'zh-CN', shape: shapes[0] }));
  if (png.length > mostBytes) throw new Error(`the picture has ${png.length} bytes, more than ${mostBytes}`);
  const file = path.join(root, 'docs/pictures/orders.png');
  writeFileSync(file, png);
  console.log(`${path.relative(root, file)}, ${png.length} bytes`);
}

function chosen(only) {
  if (!only) return pages;
  const wanted = only.split(',');
  const found = pages.filter(({ name }) => wanted.some((start) => name.startsWith(start)));
  if (found.length > 0) return found;
  throw new Error(`no such page; there are ${pages.map(({ name }) => name).join(', ')}`);
}

/** One page that cannot be photographed leaves the others their pictures, and fails the run. */
async function takeAll(camera, folder, only) {
  mkdirSync(folder, { recursive: true });
  for (const page of chosen(only)) {
    for (const language of languages) {
      for (const shape of shapes) {
        const file = path.join(folder, `${page.name}.${language}.${shape.name}.png`);
        try {
          writeFileSync(file, palettePng(await camera.photograph(page, { language, shape })));
          console.log(file);
        } catch (error) {
          console.log(`FAILED ${file}: ${error.message.split('\n')[0]}`);
          process.exitCode = 1;
        }
      }
    }
  }
}

const { values: options } = parseArgs({
  options: { all: { type: 'string' }, only: { type: 'string' }, at: { type: 'string' } },
});

async function take(system) {
  const camera = await openCamera(system);
  try {
    await (options.all ? takeAll(camera, options.all, options.only) : takeReadmePicture(camera));
  } finally {
    await camera.close();
  }
}

if (options.at) await take({ address: options.at, password: process.env.LUYUE_DEMO_PASSWORD ?? '' });
else await withSystem(take);
