/**
 * The tasks of a page's main thread while something runs, from the browser's own trace: how long each took on the wall's clock, how long a
 * processor worked for it (the same on a busy machine), and on what.
 */
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

export interface Task {
  ms: number;
  cpu: number;
  script: number;
  style: number;
  layout: number;
  paint: number;
}

const parts: Record<string, 'style' | 'layout' | 'paint'> = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
};
const scripts = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire', 'EventDispatch']);

/** The longest first. */
export async function tasksWhile(browser: Browser, page: Page, run: () => Promise<unknown>): Promise<Task[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = ofThePage(traceEvents);
  return events
    .filter((event) => event.name === 'RunTask')
    .map((task) => split(task, events))
    .sort((a, b) => b.ms - a.ms);
}

/** Of the main thread that lays out most: other pages' threads have nothing to lay out. */
function ofThePage(all: readonly TraceEvent[]): TraceEvent[] {
  const threads = new Map<string, TraceEvent[]>();
  for (const event of all) {
    if (event.ph !== 'X') continue;
    const thread = `${event.pid}/${event.tid}`;
    const known = threads.get(thread);
    if (known) known.push(event);
    else threads.set(thread, [event]);
  }
  const layouts = (events: readonly TraceEvent[]) => events.filter((event) => event.name === 'Layout').length;
  return [...threads.values()].sort((a, b) => layouts(b) - layouts(a))[0] ?? [];
}

const cpuOf = (event: TraceEvent): number => (event.tdur ?? event.dur ?? 0) / 1000;
const rounded = (value: number): number => Math.round(value * 10) / 10;

function split(task: TraceEvent, events: readonly TraceEvent[]): Task {
  const end = task.ts + (task.dur ?? 0);
  const within = events.filter((event) => event.ts >= task.ts && event.ts < end);
  const sum = { style: 0, layout: 0, paint: 0 };
  let scriptsEnd = 0;
  let script = 0;
  let forced = 0;
  for (const event of within.sort((a, b) => a.ts - b.ts)) {
    const part = parts[event.name];
    if (part) sum[part] += cpuOf(event);
    // Scripts stand in each other, and what they force to be laid out stands in them.
    if (part && event.ts < scriptsEnd) forced += cpuOf(event);
    if (!scripts.has(event.name) || event.ts < scriptsEnd) continue;
    scriptsEnd = event.ts + (event.dur ?? 0);
    script += cpuOf(event);
  }
  return {
    ms: rounded((task.dur ?? 0) / 1000),
    cpu: rounded(cpuOf(task)),
    script: rounded(script - forced),
    style: rounded(sum.style),
    layout: rounded(sum.layout),
    paint: rounded(sum.paint),
  };
}
