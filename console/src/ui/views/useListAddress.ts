/** A list whose address is its filter: read from it, changed by a step that "back" takes back, begun with the role's first view. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ViewedList } from '../../../../contract/views.ts';
import { useFirstView } from './useFirstView.ts';
import type { Words } from './viewQueries.ts';

export function useListAddress(list: ViewedList, read: (raw: Record<string, unknown>) => Words) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Words;
  const narrow = (next: Words, replace = false) => void navigate({ to: '.', search: read(next), replace });
  useFirstView(list, Object.keys(search).length === 0, (first) => narrow(first, true));
  return { filter: read(search), narrow };
}
