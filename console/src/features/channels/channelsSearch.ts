/** The address of the connections: what the list is filtered by, as a view keeps it. */
import { connectionKinds } from '../../../../contract/channel-words.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

const filterParts: Record<string, readonly string[]> = { kind: connectionKinds, trouble: ['true'] };

export function readChannelsSearch(raw: Record<string, unknown>): Words {
  return Object.fromEntries(
    Object.entries(filterParts).flatMap(([part, values]) => {
      const value = String(raw[part] ?? '');
      return values.includes(value) ? [[part, value]] : [];
    }),
  );
}
