/**
 * Keeps the draft on the server, encrypted under the author's own key, so that it survives the browser: some seconds after the
 * last change, and when the page is hidden. Taken up again when the form opens (CC-2.2).
 */
import { useEffect, useRef, useState } from 'react';
import type { dropDraft, readDraft, saveDraft } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { emptyDraft, type Draft } from './draft.ts';

const PAUSE_MS = 3_000;

export interface KeptDraft {
  savedAt: string | undefined;
  drop: () => Promise<void>;
}

export function useKeptDraft(draft: Draft, take: (draft: Draft) => void, on: boolean): KeptDraft {
  const [savedAt, setSavedAt] = useState<string>();
  const latest = useRef(draft);
  const kept = useRef(draft);
  const ended = useRef(false);
  latest.current = draft;
  useEffect(() => {
    if (!on) return;
    void call<typeof readDraft>('GET /entry/draft', {}).then(({ content, savedAt: at }) => {
      if (!content || latest.current !== emptyDraft) return;
      const found = { ...emptyDraft, ...(JSON.parse(content) as Partial<Draft>) };
      kept.current = found;
      setSavedAt(at ?? undefined);
      take(found);
    });
    // Taken up once, when the form opens.
  }, [on, take]);
  useEffect(() => {
    const save = async () => {
      if (!on || ended.current || latest.current === kept.current || latest.current === emptyDraft) return;
      kept.current = latest.current;
      const { savedAt: at } = await call<typeof saveDraft>('PUT /entry/draft', {
        content: JSON.stringify(latest.current),
      });
      setSavedAt(at);
    };
    const keep = () => void save().catch(() => undefined);
    const timer = setTimeout(keep, PAUSE_MS);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [draft, on]);
  const drop = async () => {
    ended.current = true;
    if (on) await call<typeof dropDraft>('DELETE /entry/draft', {}).catch(() => undefined);
  };
  return { savedAt, drop };
}
