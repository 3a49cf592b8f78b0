/** The one way in which a form or button sends: busy while it runs, the refusal kept until the next try, and whether it went through. */
import { useState } from 'react';

export interface Sending<Args extends unknown[]> {
  busy: boolean;
  error: unknown;
  done: boolean;
  send: (...args: Args) => void;
}

export function useSend<Args extends unknown[]>(work: (...args: Args) => Promise<unknown>): Sending<Args> {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (...args: Args) => {
    setBusy(true);
    setDone(false);
    setError(undefined);
    try {
      await work(...args);
      setDone(true);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, done, send: (...args) => void run(...args) };
}
