/** What a view may keep: a filter that its list knows, free of anything personal. (PD-3.3) */
import { viewFilters } from '../../../../contract/views.ts';
import { inputRefusal } from '../../kernel/input.ts';

export type ViewList = keyof typeof viewFilters;
export type ViewFilter = Record<string, string>;

/** Checks a filter by the list's own schema; what the list fills in by itself is left out. */
export function filterOf(list: ViewList, filter: ViewFilter): ViewFilter {
  const parsed = viewFilters[list].safeParse(filter);
  if (!parsed.success) throw inputRefusal(parsed.error, 'filter');
  return filter;
}
