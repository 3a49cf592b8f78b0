/**
 * Keeps the draft on the server, encrypted under the author's own key, so that it survives the browser: some seconds after the
 * last change, and when the page is hidden. Taken up again when the form opens (CC-2.2).
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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
  const kept = useRef(draft);
  const ended = useRef(false);
  const takeUp = useEffectEvent((content: string | null, at: string | null) => {
    // Whoever typed meanwhile goes on with that.
    if (!content || draft !== emptyDraft) return;
    const found = { ...emptyDraft, ...(JSON.parse(content) as Partial<Draft>) };
    kept.current = found;
    setSavedAt(at ?? undefined);
    take(found);
  });
  const save = useEffectEvent(async () => {
    if (!on || ended.current || draft === kept.current || draft === emptyDraft) return;
    kept.current = draft;
    const { savedAt: at } = await call<typeof saveDraft>('PUT /entry/draft', { content: JSON.stringify(draft) });
    setSavedAt(at);
  });
  useEffect(() => {
    if (!on) return;
    // Without its kept draft the form opens empty.
    const asked = call<typeof readDraft>('GET /entry/draft', {}).catch(() => undefined);
    void asked.then((found) => found && takeUp(found.content, found.savedAt));
  }, [on]);
  useEffect(() => {
    const keep = () => void save().catch(() => undefined);
    const timer = setTimeout(keep, PAUSE_MS);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [draft]);
  const drop = async () => {
    ended.current = true;
    if (on) await call<typeof dropDraft>('DELETE /entry/draft', {}).catch(() => undefined);
  };
  return { savedAt, drop };
}
