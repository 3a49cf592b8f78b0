/** The address of the colleagues: what the list is filtered by, as a view keeps it. A name that is searched for is not in it. */
import { roles } from '../../../../contract/vocabulary.ts';
import { filterWords, type FilterParts } from '../../ui/views/filterWords.ts';
import { isId } from '../../ui/views/isId.ts';

const parts: FilterParts = {
  departmentId: isId,
  role: (value) => Object.hasOwn(roles, value),
  inactive: (value) => value === 'true',
};

export const readPeopleSearch = (raw: Record<string, unknown>) => filterWords(parts, raw);
