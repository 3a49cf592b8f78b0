/**
 * The address of one connection: which part stands open, what its list is filtered by, and the row that is looked at; so each of it is a
 * link, and "back" takes it back. A view keeps the filter alone and serves every connection.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { deliveryStates, outgoingStates } from '../../../../contract/channel-words.ts';
import type { ConnectionView } from '../../../../contract/channels.ts';
import { filterWords, type FilterParts } from '../../ui/views/filterWords.ts';
import { isId } from '../../ui/views/isId.ts';
import { useFirstView } from '../../ui/views/useFirstView.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

export const channelParts = ['deliveries', 'outgoings', 'addresses', 'skus', 'settings'] as const;
export type ChannelPart = (typeof channelParts)[number];
type FilteredPart = 'deliveries' | 'outgoings';

const oneOf = (all: readonly string[]) => (value: string) => all.includes(value);
const filters: Record<FilteredPart, FilterParts> = {
  deliveries: { state: oneOf(deliveryStates), externalNo: (value) => value !== '' && value.length <= 80 },
  outgoings: { state: oneOf(outgoingStates) },
};

export interface ChannelSearch extends Words {
  part: ChannelPart;
}

export function readChannelSearch(raw: Record<string, unknown>): ChannelSearch {
  const part = channelParts.find((one) => one === raw['part']) ?? 'deliveries';
  const filter = part in filters ? filterWords(filters[part as FilteredPart], raw) : {};
  return { part, ...filter, ...filterWords({ open: isId }, raw) };
}

/** How a part of a connection is opened: on what waits for a person, where anything does. */
export function partOf(part: ChannelPart, { waiting, stuck }: ConnectionView): ChannelSearch {
  if (part === 'deliveries' && waiting > 0) return { part, state: 'waiting' };
  if (part === 'outgoings' && stuck > 0) return { part, state: 'stuck' };
  return { part };
}

export function useChannelPart() {
  const navigate = useNavigate();
  const { part } = readChannelSearch(useSearch({ strict: false }));
  return { part, go: (search: ChannelSearch) => void navigate({ to: '.', search }) };
}

/** A part that is a list: its filter, begun with the role's first view unless a link names a row, and the row that stands open beside it. */
export function useChannelList(part: FilteredPart) {
  const navigate = useNavigate();
  const { part: _, open, ...filter } = readChannelSearch(useSearch({ strict: false }));
  const go = (more: Words, replace = false) =>
    void navigate({ to: '.', search: readChannelSearch({ ...more, part }), replace });
  useFirstView(part, !open && Object.keys(filter).length === 0, (first) => go(first, true));
  return {
    filter,
    narrow: (next: Words, replace = false) => go(next, replace),
    open,
    look: (id: string | undefined) => go({ ...filter, ...(id ? { open: id } : {}) }),
  };
}
