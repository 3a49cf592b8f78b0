/** The kinds of special order that the policy names, and their words: what forms ask, filters offer and marks say. (OS-2.3) */
import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listSpecialKinds, SpecialKindView } from '../../../../contract/special.ts';
import { call } from '../../app/api.ts';
import { useAppearance, type Language } from '../../app/appearance.ts';
import { nameIn } from '../../i18n/useFormats.ts';

export const specialKindsQuery = queryOptions({
  queryKey: ['special-kinds'],
  queryFn: ({ signal }) => call<typeof listSpecialKinds>('GET /policy/special-kinds', {}, { signal }),
  staleTime: 300_000,
});

export interface SpecialKinds {
  all: SpecialKindView[];
  /** A kind by its words; one that nobody names any more by its code. */
  titleOf: (kind: string) => string;
  /** A detail by its field, `details.custom.requirement`; undefined for other fields. */
  detailOf: (field: string) => SpecialKindView['details'][number] | undefined;
}

const none: SpecialKindView[] = [];

export function useSpecialKinds(): SpecialKinds {
  const { language } = useAppearance();
  const all = useQuery(specialKindsQuery).data?.items ?? none;
  return useMemo(() => kindsIn(language, all), [language, all]);
}

function kindsIn(language: Language, all: SpecialKindView[]): SpecialKinds {
  const kindOf = (kind: string) => all.find((one) => one.kind === kind);
  return {
    all,
    titleOf: (kind) => nameIn(language, kindOf(kind)?.title) || kind,
    detailOf: (field) => {
      const [part, kind = '', key] = field.split('.');
      return part === 'details' ? kindOf(kind)?.details.find((one) => one.key === key) : undefined;
    },
  };
}
