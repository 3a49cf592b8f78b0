// Who may import whom, from one list of tiers (ARCHITECTURE.md draws it). Lower never imports higher, siblings of a
// tier never import each other, and the only way into a module is its index.ts. tools/planted holds one violation per
// rule, and tools/directions.test.mjs proves that each is found.

/** Each of these may use those before it. */
const line = [
  'policy',
  'company',
  'people',
  'lists',
  'deadlines',
  'tasks',
  'notices',
  'documents',
  'customers',
  'catalog',
  'inventory',
  'orders',
  'payments',
  'platforms',
];
/** These may use the line; they never import each other. */
const operations = [
  'intake',
  'channels',
  'entry-check',
  'review',
  'production',
  'purchasing',
  'logistics',
  'delivery',
  'changes',
  'aftersales',
  'conversations',
  'overdue',
  'exceptions',
];
/** These may use all before them; nobody imports them. */
const observers = ['analytics', 'assessment', 'supervision', 'training'];
const faces = ['portal', 'search', 'home', 'demo'];

const all = [...line, ...operations, ...observers, ...faces];
const modules = '^server/src/modules/';
const folder = (names) => `${modules}(${names.join('|')})/`;
const tests = '\\.test\\.(ts|tsx|mjs)$';
const entryPoints = '^server/src/((wire|api|worker|cli|commands)\\.ts$|commands/)';

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** One rule per module that has something above it or beside it. */
function tierRules() {
  const rules = line.map((name, at) => ({
    name,
    above: [...line.slice(at + 1), ...operations, ...observers, ...faces],
  }));
  rules.push(
    ...operations.map((name) => ({
      name,
      above: [...operations.filter((one) => one !== name), ...observers, ...faces],
    })),
  );
  rules.push(...observers.map((name) => ({ name, above: [...observers.filter((one) => one !== name), ...faces] })));
  rules.push(...faces.map((name) => ({ name, above: [...faces.filter((one) => one !== name), ...observers] })));
  return rules.map(({ name, above }) =>
    forbid(
      `tier-of-${name}`,
      `${name} may use only what stands before it; let it flow through a registry that wire.ts fills.`,
      { path: folder([name]), pathNot: tests },
      { path: folder(above) },
    ),
  );
}

module.exports = {
  forbidden: [
    // A link that is only a type is gone at run time: it closes no circle.
    forbid(
      'no-cycles',
      'Two files that need each other are one file, or hide a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid(
      'only-through-the-door',
      'What others may use of a module is what its index.ts exports.',
      { path: `${modules}([^/]+)/` },
      { path: `${modules}[^/]+/`, pathNot: [`${modules}$1/`, `${modules}[^/]+/index\\.ts$`] },
    ),
    forbid(
      'only-through-the-door-from-outside',
      'What others may use of a module is what its index.ts exports.',
      { pathNot: modules },
      { path: `${modules}[^/]+/`, pathNot: `${modules}[^/]+/index\\.ts$` },
    ),
    forbid(
      'every-module-has-a-tier',
      'A new module is entered into a tier in .dependency-cruiser.cjs first.',
      {},
      { path: modules, pathNot: folder(all) },
    ),
    forbid(
      'kernel-knows-no-module',
      'The kernel has no business words.',
      { path: '^server/src/kernel/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/kernel/' },
    ),
    forbid(
      'supervisor-knows-only-the-kernel',
      'The process tree does not know what runs in it.',
      { path: '^server/src/supervisor/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/(kernel|supervisor)/' },
    ),
    forbid(
      'only-wire-knows-all-modules',
      'A module reaches others through its tier, never through wire.ts or an entry point.',
      { path: '^server/src/', pathNot: [entryPoints, tests] },
      { path: entryPoints },
    ),
    forbid(
      'contract-imports-no-one',
      'The contract is shared by all sides and knows none of them.',
      { path: '^contract/' },
      { path: '^(server|console|portal|bench|tests)/' },
    ),
    forbid(
      'console-imports-only-the-contract',
      'The browser talks to the server by HTTP, in the words of the contract.',
      { path: '^(console|portal)/', pathNot: '^console/vite\\.config\\.ts$' },
      { path: '^(server|bench|tests|tools)/' },
    ),
    forbid(
      'portal-holds-no-staff-code',
      'The customer’s pages know the contract and themselves: no console, no library of it.',
      { path: '^portal/', pathNot: tests },
      { path: '^(console/|node_modules/)' },
    ),
    forbid(
      'only-the-portal-module-renders',
      'The customer’s pages are rendered by the portal module.',
      { path: '^(server|contract|console)/', pathNot: `${modules}portal/` },
      { path: '^portal/' },
    ),
    forbid(
      'product-imports-no-test',
      'What is shipped does not contain its tests.',
      { path: '^(server/src|contract|console|portal)/', pathNot: tests },
      { path: ['^server/test/', '^tests/', tests] },
    ),
    ...tierRules(),
  ],
};
