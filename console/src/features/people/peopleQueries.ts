/** What the pages ask about people: the list with rights for those who keep it, and colleagues by name for everybody. */
import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { listColleagues } from '../../../../contract/colleagues.ts';
import type { listPeople, searchPeople } from '../../../../contract/people.ts';
import { call, type GivenTo } from '../../app/api.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

export type Person = OutputOf<typeof listPeople>['items'][number];

export const peopleQuery = (text: string, filter: Words) =>
  queryOptions({
    queryKey: ['people', text, filter],
    // A name that is searched for goes in the body, because it is personal.
    queryFn: ({ signal }) => {
      if (!text) return call<typeof listPeople>('GET /people', filter, { signal });
      const asked = { ...filter, inactive: filter['inactive'] === 'true', text } as GivenTo<typeof searchPeople>;
      return call<typeof searchPeople>('POST /people/search', asked, { signal });
    },
    placeholderData: (before) => before,
  });

/** Those who have a right to something: whoever else were given it could not end it. */
export const colleaguesWhoMay = (may?: string) =>
  queryOptions({
    queryKey: ['colleagues', may ?? 'all'],
    queryFn: ({ signal }) => call<typeof listColleagues>('GET /colleagues', may ? { may } : {}, { signal }),
    staleTime: 300_000,
  });
