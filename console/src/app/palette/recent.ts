/** What this person opened last from the palette, on this desk: pages, actions, and orders by number. Names and phones are never kept. */
interface Recent {
  kind: 'page' | 'action' | 'order';
  id: string;
  /** An order's number; pages and actions have their names in both languages already. */
  number?: string;
}

const MOST = 6;
const keyOf = (personId: string) => `luyue.palette.${personId}`;

export function recentOf(personId: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? (kept as Recent[]).filter((one) => typeof one?.id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(personId: string, item: Recent): void {
  const others = recentOf(personId).filter((one) => one.kind !== item.kind || one.id !== item.id);
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify([item, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still finds everything.
  }
}
