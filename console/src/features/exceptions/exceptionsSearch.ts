/** The address of the exceptions: which queue, which cause, and which one stands open. */
import { exceptionQueues, type ExceptionQueue } from '../../../../contract/exception-words.ts';
import { filterWords, type FilterParts } from '../../ui/views/filterWords.ts';
import { isId } from '../../ui/views/isId.ts';

export interface ExceptionsSearch {
  queue?: ExceptionQueue;
  kind?: string;
  open?: string;
}

const parts: FilterParts = {
  queue: (value) => (exceptionQueues as readonly string[]).includes(value),
  kind: (value) => /^[a-z][a-z0-9-]{0,60}$/.test(value),
  open: isId,
};

export const readExceptionsSearch = (raw: Record<string, unknown>): ExceptionsSearch => filterWords(parts, raw);
