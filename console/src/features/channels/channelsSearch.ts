/** The address of the connections: what the list is filtered by, as a view keeps it. */
import { connectionKinds } from '../../../../contract/channel-words.ts';
import { filterWords, type FilterParts } from '../../ui/views/filterWords.ts';

const parts: FilterParts = {
  kind: (value) => (connectionKinds as readonly string[]).includes(value),
  trouble: (value) => value === 'true',
};

export const readChannelsSearch = (raw: Record<string, unknown>) => filterWords(parts, raw);
