/**
 * Shortcuts of what is on the screen now. Components bind keys while they are mounted; a drawer goes before the
 * list behind it. One listener serves all, behind the gate that ignores composition, repeats and scanners.
 */
import { useCallback, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { useWhenSeen } from '../state/seen.tsx';
import { BURST_MS, judge, keyName, mayDecide, openGate, type GateState, type Press } from './gate.ts';

export interface KeyBinding {
  /** `j`, `Shift+x`, `Ctrl+Enter`, `Escape`, `?`. */
  keys: string;
  /** What it does, in the reader's words; shown in the hint row and on the page of shortcuts. */
  label: string;
  run: () => void;
  /** Decides about an order: does not count in the first 400 ms after the view opened. */
  decides?: boolean;
  /** Not available now: neither runs nor is hinted. */
  off?: boolean;
  /** Left out of the hint row, still on the page of shortcuts. */
  quiet?: boolean;
}

/** What lies above wins: the frame, the page, a drawer over it, a popover over all. */
export type Depth = 'frame' | 'page' | 'drawer' | 'popover';
const depths: Record<Depth, number> = { frame: 0, page: 1, drawer: 2, popover: 3 };

interface Place {
  depth: Depth;
  /** What the keys decide about; the 400 ms start anew when it changes. */
  subject?: string | undefined;
}

interface Layer {
  id: string;
  title: string;
  depth: Depth;
  openedAt: number;
  bindings: readonly KeyBinding[];
}

let layers: readonly Layer[] = [];
let gate: GateState = openGate;
let pending: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function replaceLayers(next: readonly Layer[]): void {
  layers = [...next].sort((a, b) => depths[a.depth] - depths[b.depth]);
  for (const watcher of watchers) watcher();
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (target.getAttribute('role') === 'combobox') return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  );
}

/** Enter and Space on a button or link belong to that control; Ctrl with them does not. */
function belongsToControl(event: KeyboardEvent): boolean {
  if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey) return false;
  return (
    event.target instanceof Element &&
    event.target.closest('button, a[href], summary, input, [role="button"], [role="option"]') !== null
  );
}

function find(name: string, now: number): KeyBinding | undefined {
  // A modal dialog owns the keyboard, Escape too, which closes it by itself; what lies behind it must not move.
  if (document.querySelector('dialog[open]')) return undefined;
  for (const layer of [...layers].reverse()) {
    const binding = layer.bindings.find((one) => one.keys === name && !one.off);
    if (binding) return binding.decides && !mayDecide(layer.openedAt, now) ? undefined : binding;
  }
  return undefined;
}

function onKey(event: KeyboardEvent): void {
  const press: Press = {
    key: event.key,
    at: event.timeStamp,
    repeat: event.repeat,
    composing: event.isComposing || event.keyCode === 229,
    editable: isEditable(event.target),
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
  };
  const { ruling, next } = judge(gate, press);
  gate = next;
  if (pending !== undefined) clearTimeout(pending);
  pending = undefined;
  if (ruling === 'ignore' || event.defaultPrevented || belongsToControl(event)) return;
  const binding = find(keyName(press), performance.now());
  if (!binding) return;
  event.preventDefault();
  if (ruling === 'act') binding.run();
  else pending = setTimeout(() => binding.run(), BURST_MS);
}

const look = (layer: Pick<Layer, 'title' | 'bindings'>) =>
  layer.title + layer.bindings.map((b) => `${b.keys}|${b.label}|${b.off}`).join();

export function useKeys(
  title: string,
  bindings: readonly KeyBinding[],
  { depth, subject }: Place = { depth: 'page' },
): void {
  const id = useId();
  const openedAt = useRef(0);
  const told = useRef({ title, bindings });
  useEffect(() => {
    openedAt.current = performance.now();
  }, [subject]);
  const bind = useCallback(() => {
    openedAt.current = performance.now();
    replaceLayers([...layers, { id, ...told.current, depth, openedAt: openedAt.current }]);
    if (layers.length === 1) document.addEventListener('keydown', onKey);
    return () => {
      replaceLayers(layers.filter((layer) => layer.id !== id));
      if (layers.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, [id, depth]);
  useWhenSeen(bind);
  useEffect(() => {
    // Bindings close over fresh state at every render; watchers are told only when what they show changes.
    told.current = { title, bindings };
    const before = layers.find((layer) => layer.id === id);
    if (!before) return;
    const next: Layer = { ...before, ...told.current, openedAt: openedAt.current };
    if (look(before) === look(next)) Object.assign(before, next);
    else replaceLayers(layers.map((layer) => (layer.id === id ? next : layer)));
  });
}

export function useKeyLayers(): readonly Pick<Layer, 'title' | 'bindings'>[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => layers,
  );
}
