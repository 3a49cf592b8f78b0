/**
 * Which of our modules lie in one file. A browser asks for six files at a time, so that the many small parts which pages share come
 * together: what the start needs, what sign-in needs, the frame with the parts of lists, forms with their schemas. What brings another
 * library with it (controls, charts) comes with the pages that use it.
 */
interface Graph {
  getModuleInfo: (id: string) => {
    isEntry: boolean;
    importers: readonly string[];
    dynamicImporters: readonly string[];
    importedIds: readonly string[];
  } | null;
}

/** Forms that so many pages have come in one file. */
const COMMON = 4;

/** React, the router and the words: they change only with a release of theirs. */
export const frameLibrary = /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/;

type Next = (id: string, graph: Graph) => readonly string[];
const upwards: Next = (id, graph) => graph.getModuleInfo(id)?.importers ?? [];
const downwards: Next = (id, graph) => graph.getModuleInfo(id)?.importedIds ?? [];

function reached(from: string, next: Next, graph: Graph): Set<string> {
  const found = new Set([from]);
  for (const id of found) for (const one of next(id, graph)) found.add(one);
  return found;
}

/** The pages and late parts that cannot start without the module. */
function openedBy(id: string, graph: Graph): string[] {
  return [...reached(id, upwards, graph)].filter((one) => {
    const info = graph.getModuleInfo(one);
    return info !== null && (info.isEntry || info.dynamicImporters.length > 0);
  });
}

const libraryOf = (id: string): string | undefined => /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];

/** The libraries that come with a module, but for the frame's. */
function librariesOf(id: string, graph: Graph): string[] {
  const all = [...reached(id, downwards, graph)].filter((one) => !frameLibrary.test(one)).map(libraryOf);
  return [...new Set(all.filter((one) => one !== undefined))];
}

function chunkOf(id: string, graph: Graph): string | undefined {
  // main.tsx stays the start's own file: index.html and tools/sizes.mjs know it by that.
  if (/\.html$|[\\/]main\.tsx$/.test(id)) return undefined;
  const pages = openedBy(id, graph);
  const [library, ...more] = librariesOf(id, graph);
  if (library === 'zod' && more.length === 0 && pages.length >= COMMON) return 'forms';
  if (libraryOf(id)) return undefined;
  if (pages.some((page) => graph.getModuleInfo(page)?.isEntry)) return 'start';
  if (library || pages.length < 2) return undefined;
  return pages.some((page) => page.includes('/features/signin/')) ? 'sign-in' : 'shell';
}

/** In the order in which they are loaded: none takes along what one before it has. */
export const sharedChunks = ['start', 'sign-in', 'shell', 'forms'].map((chunk, at) => ({
  debugName: chunk,
  name: (id: string, graph: Graph) => (chunkOf(id, graph) === chunk ? chunk : null),
  priority: 4 - at,
}));
