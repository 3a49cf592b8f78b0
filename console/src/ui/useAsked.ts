/** What was typed, a moment after the last key: a search asks once per word, not once per letter. */
import { useEffect, useState } from 'react';

export function useAsked(text: string, pauseMs: number): string {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return text.trim() === '' ? '' : asked;
}
