/** The address of the colleagues: what the list is filtered by, as a view keeps it. A name that is searched for is not in it. */
import { roles } from '../../../../contract/vocabulary.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

const filterParts: Record<string, (value: string) => boolean> = {
  departmentId: (value) => /^[0-9a-f-]{36}$/.test(value),
  role: (value) => Object.hasOwn(roles, value),
  inactive: (value) => value === 'true',
};

export function readPeopleSearch(raw: Record<string, unknown>): Words {
  return Object.fromEntries(
    Object.entries(filterParts).flatMap(([part, fits]) => {
      const value = String(raw[part] ?? '');
      return fits(value) ? [[part, value]] : [];
    }),
  );
}
