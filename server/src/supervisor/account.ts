// PostgreSQL refuses to run as root. As root we start it as `postgres` or `nobody`, whose files lie where that account
// can reach them; an existing cluster keeps the account that owns it.
import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { OperatorProblem } from './operator-problem.ts';

/** `undefined` means: as ourselves. */
export type Account = { uid: number; gid: number } | undefined;

function lookUp(name: string): Account {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

export function chooseAccount(existingCluster?: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (existingCluster) {
    const { uid, gid } = statSync(existingCluster);
    if (uid !== 0) return { uid, gid };
  }
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new OperatorProblem(
    'DATABASE_NOT_STARTING',
    'PostgreSQL cannot run as root, and there is no account postgres or nobody to run it as.',
    'Run luyue as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether the account can enter a folder: asked by entering it, since modes and access lists both count. */
export function canEnter(folder: string, account: Account): boolean {
  const options = account ? { ...account, cwd: '/' } : { cwd: '/' };
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1" && test -r .', 'sh', folder], options).status === 0;
}

export function giveTo(account: Account, file: string): void {
  if (account) chownSync(file, account.uid, account.gid);
}
