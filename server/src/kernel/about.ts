/** What runs here, whether it is well, and whose work is in it: for whoever looks after the installation. (OS-8.3) */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { aboutSystem } from '../../../contract/system.ts';
import { query, type Ctx } from './action.ts';
import { readInstallation } from './installation.ts';
import { readMigrations } from './migrate.ts';
import { packageRoot, programVersion } from './package-root.ts';

interface Finding {
  name: string;
  ok: boolean;
  detail: string;
}

export const aboutQuery = query(aboutSystem, {
  clauses: ['OS-8.3'],
  run: async (ctx) => {
    const [database] = await ctx.db.query<{ version: string }>(`select current_setting('server_version') as version`);
    const applied = await ctx.db.query<{ no: number }>(`select no from migrations`);
    const [first] = await ctx.db.query<{ at: Date | null }>(`select min(created_at) as at from master_keys`);
    return {
      version: programVersion,
      node: process.versions.node,
      database: database?.version ?? '',
      platform: `${process.platform} ${process.arch}`,
      migrations: applied.length,
      installedAt: first?.at?.toISOString() ?? null,
      demonstration: (await readInstallation(ctx.db)).purpose === 'demo',
      findings: await lookAround(ctx, applied.length),
      licences: licences(),
    };
  },
});

/** The few things that go wrong unseen: what is behind, what stands still, and what is not proved outside. */
async function lookAround(ctx: Ctx, applied: number): Promise<Finding[]> {
  const [seal] = await ctx.db.query<{ at: Date | null }>(`select max(sealed_at) as at from seals`);
  const stuck = await ctx.db.query<{ name: string }>(`select name from consumers where stuck_since is not null`);
  const [login] = await ctx.db.query<{ own: boolean }>(
    `select pg_get_userbyid(relowner) <> current_user as own from pg_class where relname = 'journal' limit 1`,
  );
  const sealedAgoMs = seal?.at ? Date.now() - seal.at.getTime() : undefined;
  return [
    { name: 'migrations', ok: applied >= readMigrations().length, detail: `${applied} / ${readMigrations().length}` },
    { name: 'consumers', ok: stuck.length === 0, detail: stuck.map((one) => one.name).join(', ') },
    {
      name: 'seals',
      ok: sealedAgoMs !== undefined && sealedAgoMs < 15 * 60_000,
      detail: seal?.at?.toISOString() ?? '',
    },
    { name: 'logins', ok: login?.own ?? false, detail: '' },
  ];
}

/** The table of THIRD-PARTY.md, which a test keeps true to what is installed. */
function licences() {
  const text = readFileSync(path.join(packageRoot, 'THIRD-PARTY.md'), 'utf8');
  return [...text.matchAll(/^\| ([@\w./-]+) \| ([\w.+-]+) \| ([^|]+) \|$/gm)]
    .filter(([, name]) => name !== 'package')
    .map(([, name = '', version = '', licence = '']) => ({ name, version, licence: licence.trim() }));
}
