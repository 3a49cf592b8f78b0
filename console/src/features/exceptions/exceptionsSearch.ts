/** The address of the exceptions: which queue, which cause, and which one stands open. */
import { exceptionQueues, type ExceptionQueue } from '../../../../contract/exception-words.ts';

export interface ExceptionsSearch {
  queue?: ExceptionQueue;
  kind?: string;
  open?: string;
}

export function readExceptionsSearch(raw: Record<string, unknown>): ExceptionsSearch {
  const queue = exceptionQueues.find((one) => one === raw['queue']);
  const text = (name: string, form: RegExp) =>
    typeof raw[name] === 'string' && form.test(raw[name]) ? { [name]: raw[name] } : {};
  return {
    ...(queue ? { queue } : {}),
    ...text('kind', /^[a-z][a-z0-9-]{0,60}$/),
    ...text('open', /^[0-9a-f-]{36}$/),
  };
}
