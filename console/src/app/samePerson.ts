/**
 * A browser has one session for all of its tabs: where somebody else signs in, a tab that still shows the first person would do its steps in
 * the other's name. Each tab tells the others who it is as it opens.
 */
import { useEffect, useState } from 'react';

/** Whether somebody else has taken over this browser since the page was opened as `personId`. */
export function useOtherPerson(personId: string | undefined): boolean {
  const [heard, setHeard] = useState<string>();
  useEffect(() => {
    if (personId === undefined) return undefined;
    const tabs = new BroadcastChannel('luyue.person');
    tabs.onmessage = ({ data }: MessageEvent<string>) => setHeard(data);
    tabs.postMessage(personId);
    return () => tabs.close();
  }, [personId]);
  return personId !== undefined && heard !== undefined && heard !== personId;
}
