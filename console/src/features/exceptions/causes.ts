/** The causes that the policy in force names, for the forms that ask for one. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { listCauses } from '../../../../contract/policy.ts';
import { call } from '../../app/api.ts';
import { useName } from '../../i18n/useFormats.ts';

type Cause = OutputOf<typeof listCauses>['items'][number];

const causesQuery = (of: 'hold' | 'exception') =>
  queryOptions({
    queryKey: ['causes', of],
    queryFn: ({ signal }) => call<typeof listCauses>('GET /policy/causes', { of }, { signal }),
    staleTime: 300_000,
  });

export function useCauses(of: 'hold' | 'exception', enabled = true): (Cause & { label: string })[] {
  const name = useName();
  const asked = useQuery({ ...causesQuery(of), enabled });
  return (asked.data?.items ?? []).map((cause) => ({ ...cause, label: name(cause.title) }));
}
