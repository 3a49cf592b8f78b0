/**
 * One timer for all clocks on the screen. Each badge gives a function that updates its own text; nothing renders again,
 * and a hidden tab does no work at all.
 */
import { serverNow } from '../../app/serverTime.ts';

type Tick = (now: number) => void;

const ticks = new Set<Tick>();
let timer: ReturnType<typeof setInterval> | undefined;

function beat(): void {
  if (document.hidden) return;
  const now = serverNow();
  for (const tick of ticks) tick(now);
}

export function onTick(tick: Tick): () => void {
  ticks.add(tick);
  if (timer === undefined) {
    timer = setInterval(beat, 1000);
    document.addEventListener('visibilitychange', beat);
  }
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', beat);
  };
}
