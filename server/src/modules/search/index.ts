/** The door of search: its query, and the sources that wire.ts registers. */
import { searchEverywhere } from './search-everywhere.ts';

export { searchSource } from './search-source.ts';
export { searchSources } from './sources.ts';

export const searchQueries = [searchEverywhere];
