/** docs/rights.md, made from the matrix, so that what is read is what is checked. (OS-8.3, CC-7.2) */
import { roles, type RoleId } from '../../../../contract/vocabulary.ts';
import { matches, type RightsMatrix, type Scope } from '../../kernel/access.ts';
import type { Registry } from '../../kernel/kernel.ts';
import { permissionsOf } from '../../kernel/access.ts';

const scopeWords: Record<Scope, string> = {
  all: '全部 everything',
  shop: '店铺 shops of the person’s scopes',
  warehouse: '仓库 orders and stock of the person’s warehouses',
  department: '部门 the person’s departments',
  session: '场次 the person’s live sessions',
  own: '本人 what is the person’s own',
};

type Named = Pick<Registry, 'actions' | 'queries'>;

function definitionsOf(registry: Named) {
  return [...registry.actions.values(), ...registry.queries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Patterns of the matrix that no action or query answers to. */
export function unknownPatterns(matrix: RightsMatrix, registry: Named): string[] {
  const names = definitionsOf(registry).map((d) => d.name);
  const patterns = new Set(Object.values(matrix).flatMap((row) => Object.keys(row)));
  return [...patterns].filter((pattern) => !names.some((name) => matches(pattern, name)));
}

/** Actions and queries that only the administrator's `*` reaches; each is meant so, and listed in the page. */
export function onlyForAdmins(matrix: RightsMatrix, registry: Named): string[] {
  const patterns = Object.entries(matrix).flatMap(([role, row]) => (role === 'admin' ? [] : Object.keys(row)));
  return definitionsOf(registry).flatMap((d) => (d.open || patterns.some((p) => matches(p, d.name)) ? [] : [d.name]));
}

export function rightsPage(matrix: RightsMatrix, registry: Named): string {
  const definitions = definitionsOf(registry);
  const names = definitions.map((d) => d.name);
  const columns = (Object.keys(roles) as RoleId[]).filter((role) => role !== 'admin');
  const permissions = new Map(columns.map((role) => [role, permissionsOf(matrix, [role], names)]));
  const head = `| | ${columns.map((role) => `${roles[role].zh}<br>${role}`).join(' | ')} |`;
  const rows = definitions.map((definition) => {
    const cells = definition.open
      ? columns.map(() => '—')
      : columns.map((role) => permissions.get(role)?.get(definition.name) ?? '');
    const note = definition.open ? ' (no sign-in needed)' : '';
    return `| \`${definition.name}\` ${definition.endpoint.title.zh}${note} | ${cells.join(' | ')} |`;
  });
  return [
    '# Rights',
    '',
    'Made from `server/src/modules/people/rights.ts`; a test fails when this page is stale. Roles across, actions and queries down;',
    'a cell is the scope in which the role may do it. The administrator (系统管理员) may do everything everywhere. A person may have',
    'several roles: the widest scope counts. An API key may do what its owner may, and of that only what the key was given.',
    '',
    ...Object.entries(scopeWords).map(([scope, words]) => `- \`${scope}\` ${words}`),
    '',
    head,
    `|${' --- |'.repeat(columns.length + 1)}`,
    ...rows,
    '',
  ].join('\n');
}
