// Runs at `npm ci` (prepare) and on demand: bundles the server's entry points to dist/server the console to
// dist/console, the scripts of the customer's pages to dist/portal. Migrations, policies and samples are read from the package itself, so nothing is copied.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './build/compress-folder.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const entryPoints = ['cli', 'api', 'worker'];
const portalScripts = ['track', 'shop'];

async function ifInstalled(load) {
  try {
    return await load();
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Packages stay in node_modules: only our own files, which are relative or absolute paths, go into the bundle. */
function isPackage(id) {
  return !id.startsWith('.') && !path.isAbsolute(id) && !id.startsWith('\0');
}

async function buildServer(rolldown) {
  const present = entryPoints.filter((name) => existsSync(path.join(root, 'server/src', `${name}.ts`)));
  if (present.length === 0) return;
  const outDir = path.join(root, 'dist/server');
  rmSync(outDir, { recursive: true, force: true });
  await rolldown.build({
    cwd: root,
    input: Object.fromEntries(present.map((name) => [name, `server/src/${name}.ts`])),
    platform: 'node',
    external: isPackage,
    logLevel: 'warn',
    tsconfig: path.join(root, 'server/tsconfig.json'),
    output: { dir: outDir, format: 'esm', sourcemap: true, chunkFileNames: 'chunk-[name]-[hash].js' },
  });
}

async function buildConsole(vite) {
  const consoleRoot = path.join(root, 'console');
  if (!existsSync(path.join(consoleRoot, 'index.html'))) return;
  const configFile = path.join(consoleRoot, 'vite.config.ts');
  await vite.build({
    root: consoleRoot,
    configFile: existsSync(configFile) ? configFile : false,
    logLevel: 'warn',
    build: { outDir: path.join(root, 'dist/console'), emptyOutDir: true, reportCompressedSize: false },
  });
  compressFolder(path.join(root, 'dist/console'));
}

/** One classic script per page, for browsers that know no modules; hashed by content, and compressed beside itself. */
async function buildPortal(rolldown) {
  const outDir = path.join(root, 'dist/portal');
  rmSync(outDir, { recursive: true, force: true });
  for (const name of portalScripts) {
    await rolldown.build({
      cwd: root,
      input: { [name]: `portal/scripts/${name}.ts` },
      platform: 'browser',
      logLevel: 'warn',
      tsconfig: path.join(root, 'portal/tsconfig.json'),
      transform: { target: 'es2017' },
      output: { dir: outDir, format: 'iife', minify: true, entryFileNames: '[name]-[hash].js' },
    });
  }
  compressFolder(outDir);
}

async function main() {
  const only = process.argv[2];
  const [rolldown, vite] = await Promise.all([
    ifInstalled(() => import('rolldown')),
    ifInstalled(() => import('vite')),
  ]);
  if (!rolldown || !vite) {
    console.error(
      'luyue: built nothing, because the development packages are not installed (npm ci without --omit=dev).',
    );
    return;
  }
  if (only !== 'console') await buildServer(rolldown);
  if (only !== 'server') await buildConsole(vite);
  if (only !== 'server' && only !== 'console') await buildPortal(rolldown);
}

try {
  await main();
} catch (error) {
  // The bundler's message names file and line; its own stack helps nobody. An install goes on without what could not
  // be built (luyue doctor tells); a build that was asked for fails.
  console.error(`luyue: the build failed. ${error.message.split('\n    at ')[0]}`);
  process.exitCode = process.env.npm_lifecycle_event === 'prepare' ? 0 : 1;
}
