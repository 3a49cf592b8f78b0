/** The conditions of the orders list in the reader's words: which field, which values. */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import { dueSpans, erredSteps, missedSteps, sellerFlags, todaySteps } from '../../../../contract/order-words.ts';
import { companyQuery, useShops, useWarehouses } from '../../app/company.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import type { FilterField } from '../../ui/AddFilter.tsx';
import { useColleagues } from '../people/useColleagues.ts';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { carriersQuery } from './orderQueries.ts';
import type { FilterPart } from './ordersSearch.ts';

const named = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** Sessions of the last days are what a desk asks about; older ones stand in links and views. */
const SESSIONS_BACK_MS = 14 * 86_400_000;

function useSessions(): FilterField['choices'] {
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  return useMemo(() => {
    const rooms = new Map(company?.rooms.map((room) => [room.id, room.name]));
    return (company?.sessions ?? [])
      .filter((session) => !session.cancelled && Date.parse(session.startsAt) > serverNow() - SESSIONS_BACK_MS)
      .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
      .slice(0, 40)
      .map((session) => ({
        value: session.id,
        label: `${rooms.get(session.roomId) ?? ''} ${formats.when(session.startsAt)}`.trim(),
      }));
  }, [company, formats]);
}

function useOwners(): FilterField['choices'] {
  const t = useT();
  return [
    { value: 'me', label: t('orders.owner.me') },
    { value: 'none', label: t('orders.owner.none') },
    ...useColleagues(),
  ];
}

/** `14:00–15:00` for each hour of the day. */
const hours = Array.from({ length: 24 }, (_, n) => {
  const [from, until] = [n, n + 1].map((hour) => `${String(hour).padStart(2, '0')}:00`);
  return { value: `${from}`, label: `${from}–${until}` };
});

/** A queue without deadlines offers none, and nothing that happened today no hours. */
export function useFilterFields(withDue: boolean, withHours: boolean): (FilterField & { id: FilterPart })[] {
  const t = useT();
  const shops = useShops();
  const warehouses = useWarehouses();
  const sessions = useSessions();
  const owners = useOwners();
  const kinds = useSpecialKinds();
  const may = useMay();
  const carriers = useQuery({ ...carriersQuery, enabled: may('orders.carriers') }).data?.items ?? [];
  const worded = (part: FilterPart, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`orders.filterValue.${part}.${value}`) }));
  const choices: Record<FilterPart, FilterField['choices']> = {
    due: withDue ? worded('due', dueSpans) : [],
    warehouseId: named(warehouses),
    shopId: named(shops),
    sessionId: sessions,
    owner: owners,
    flag: kinds.all.map(({ kind }) => ({ value: kind, label: kinds.titleOf(kind) })),
    sellerFlag: sellerFlags.slice(1).map((value) => ({ value, label: t(`orders.sellerFlag.${value}`) })),
    carrier: carriers.map((name) => ({ value: name, label: name })),
    today: worded('today', todaySteps),
    hour: withHours ? hours : [],
    missed: worded('missed', missedSteps),
    erred: worded('erred', erredSteps),
    message: worded('message', ['yes']),
  };
  return (Object.keys(choices) as FilterPart[])
    .map((id) => ({ id, label: t(`orders.filter.${id}`), choices: choices[id] }))
    .filter((field) => field.choices.length > 0);
}
