/**
 * Keeps the draft on the server, encrypted under the author's own key, so that it survives the browser: some seconds after the
 * last change, and when the page is hidden. Taken up again when the form opens (CC-2.2). What is not there yet, because
 * the page was left first, the wire was down or the session had ended, stays in this tab.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { dropDraft, readDraft, saveDraft } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { emptyDraft, type Draft } from './draft.ts';

const PAUSE_MS = 3_000;

export interface KeptDraft {
  savedAt: string | undefined;
  /** The last try to keep it failed. */
  failed: boolean;
  drop: () => Promise<void>;
}

export function useKeptDraft(draft: Draft, take: (draft: Draft) => void, on: boolean): KeptDraft {
  const left = useLeftInTab();
  const [savedAt, setSavedAt] = useState<string>();
  const [failed, setFailed] = useState(false);
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
    const { savedAt: at } = await call<typeof saveDraft>('PUT /entry/draft', { content: JSON.stringify(draft) });
    kept.current = draft;
    left.forget(draft);
    setFailed(false);
    setSavedAt(at);
  });
  const hold = useEffectEvent(() => {
    if (!ended.current && draft !== kept.current && draft !== emptyDraft) left.hold(draft);
  });
  const takeLeft = useEffectEvent(() => left.take(take));
  useEffect(() => {
    if (takeLeft() || !on) return;
    // Without its kept draft the form opens empty.
    const asked = call<typeof readDraft>('GET /entry/draft', {}).catch(() => undefined);
    void asked.then((found) => found && takeUp(found.content, found.savedAt));
  }, [on]);
  useEffect(() => {
    hold();
    const keep = () => void save().catch(() => setFailed(true));
    const timer = setTimeout(keep, PAUSE_MS);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [draft]);
  const drop = async () => {
    ended.current = true;
    left.forget();
    if (on) await call<typeof dropDraft>('DELETE /entry/draft', {}).catch(() => undefined);
  };
  return { savedAt, failed, drop };
}

/** By writer: whoever signs in in this tab next finds nobody else's. */
const inTab = new Map<string, Draft>();

function useLeftInTab() {
  const writer = useMe().id;
  return {
    take: (take: (draft: Draft) => void) => {
      const draft = inTab.get(writer);
      if (draft) take(draft);
      return draft !== undefined;
    },
    hold: (draft: Draft) => inTab.set(writer, draft),
    /** All of it, or this draft and nothing typed since. */
    forget: (draft?: Draft) => (!draft || inTab.get(writer) === draft) && inTab.delete(writer),
  };
}
