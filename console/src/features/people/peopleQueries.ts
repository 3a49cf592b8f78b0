/** What the pages ask about people: the list with rights for those who keep it, and colleagues by name for everybody. */
import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { listColleagues, listPeople } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

export type Person = OutputOf<typeof listPeople>['items'][number];

export const peopleQuery = (text: string, filter: Words) =>
  queryOptions({
    queryKey: ['people', text, filter],
    queryFn: ({ signal }) =>
      call<typeof listPeople>('GET /people', { ...filter, ...(text ? { text } : {}) }, { signal }),
    placeholderData: (before) => before,
  });

/** Those who have a right to something: whoever else were given it could not end it. */
export const colleaguesWhoMay = (may?: string) =>
  queryOptions({
    queryKey: ['colleagues', may ?? 'all'],
    queryFn: ({ signal }) => call<typeof listColleagues>('GET /colleagues', may ? { may } : {}, { signal }),
    staleTime: 300_000,
  });

export const colleaguesQuery = colleaguesWhoMay();
