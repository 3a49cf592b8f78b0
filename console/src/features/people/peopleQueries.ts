/** What the pages ask about people: the list with rights for those who keep it, and colleagues by name for everybody. */
import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { listColleagues, listPeople } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';

export type Person = OutputOf<typeof listPeople>['items'][number];

export const peopleQuery = (text: string, inactive: boolean) =>
  queryOptions({
    queryKey: ['people', text, inactive],
    queryFn: ({ signal }) =>
      call<typeof listPeople>('GET /people', { ...(text ? { text } : {}), inactive: String(inactive) }, { signal }),
    placeholderData: (before) => before,
  });

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: ({ signal }) => call<typeof listColleagues>('GET /colleagues', {}, { signal }),
  staleTime: 300_000,
});
