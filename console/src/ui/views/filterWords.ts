/** Reads of an address what a list is filtered by, as a view keeps it: known parts with a value that fits, and nothing else. */
import type { Words } from './viewQueries.ts';

export type FilterParts = Record<string, (value: string) => boolean>;

export function filterWords(parts: FilterParts, raw: Record<string, unknown>): Words {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, fits]) => {
      const value = String(raw[part] ?? '');
      return fits(value) ? [[part, value]] : [];
    }),
  );
}
