/**
 * Decides whether a key press is a shortcut. Chinese input methods swallow letters, held keys repeat, and barcode scanners type
 * a whole number in a few milliseconds; none of these may hold, approve or move an order.
 */

/** Two printable keys closer than this come from a scanner: nobody types different letters faster on purpose. */
export const BURST_MS = 35;
/** After a burst the line stays closed until it has been quiet for this long, so that the scanner's Enter falls in too. */
export const BURST_QUIET_MS = 120;
/** After an order opens, no key that decides counts for this long: the hand may still be typing for the one before. */
const DECISION_GUARD_MS = 400;

export interface Press {
  key: string;
  at: number;
  repeat: boolean;
  composing: boolean;
  editable: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

export interface GateState {
  lastPrintableAt: number;
  burstUntil: number;
}

export const openGate: GateState = { lastPrintableAt: -Infinity, burstUntil: -Infinity };

export type Ruling = 'ignore' | 'wait' | 'act';

function isPrintable(key: string): boolean {
  return key.length === 1;
}

/**
 * `act`: run at once. `wait`: a single letter, run only if no other key follows within BURST_MS. `ignore`: not a shortcut.
 * Keys with Ctrl act at once, also inside fields; so does Escape.
 */
export function judge(state: GateState, press: Press): { ruling: Ruling; next: GateState } {
  const typed = isPrintable(press.key) && !press.ctrl && !press.alt && !press.repeat;
  const inBurst =
    press.at < state.burstUntil || (press.at - state.lastPrintableAt < BURST_MS && (typed || press.key === 'Enter'));
  const next: GateState = {
    lastPrintableAt: typed ? press.at : state.lastPrintableAt,
    burstUntil: inBurst && (typed || press.key === 'Enter') ? press.at + BURST_QUIET_MS : state.burstUntil,
  };
  if (press.composing || press.key === 'Process') return { ruling: 'ignore', next };
  if (inBurst && !press.ctrl) return { ruling: 'ignore', next };
  if (press.ctrl || press.key === 'Escape') return { ruling: press.repeat ? 'ignore' : 'act', next };
  if (press.editable || press.alt) return { ruling: 'ignore', next };
  if (press.repeat) return { ruling: 'ignore', next };
  return { ruling: typed ? 'wait' : 'act', next };
}

/** `Shift+x`, `Ctrl+Enter`, `j`, `?`: the name under which a binding is found. Shift is told only where the key itself does not show it. */
export function keyName(press: Pick<Press, 'key' | 'ctrl' | 'shift'>): string {
  const letter = /^[a-z]$/i.test(press.key);
  const key = press.key === ' ' ? 'Space' : letter ? press.key.toLowerCase() : press.key;
  const shift = press.shift && (letter || key.length > 1);
  return `${press.ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

export function mayDecide(openedAt: number, now: number): boolean {
  return now - openedAt >= DECISION_GUARD_MS;
}
