/**
 * The clock badge: glyph, time, source. Its colour and glyph tell the rung, its text ticks by the shared timer without rendering.
 * A click or Enter opens the clause behind it.
 */
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/useT.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useClausePopover, type ClauseSubject } from '../clause/ClausePopover.tsx';
import { readClock, type ClockFace, type Reading } from './reading.ts';
import { onTick } from './tick.ts';
import './clock.css';

export interface ClockView extends ClockFace {
  id: string;
  /** `公司备货`, `抖音承诺`: whose clock this is, in the reader's words. */
  source: string;
  /** `公司`, `抖音`: the same in a word, where the clock stands second. */
  short: string;
  /** `备货`: what it times, where both clocks are the same party's. */
  kind: string;
  clause: ClauseSubject;
}

/** The words of a reading; the badge, the large clock and the second clock share them. */
function useClockWords(): (reading: Reading) => string {
  const t = useT();
  return (reading) => {
    const length = reading.days !== undefined ? t('clock.days', { count: reading.days }) : reading.time;
    if (reading.rung === 'paused') return t('clock.paused');
    if (reading.rung === 'late' || reading.rung === 'missed') return t('clock.over', { time: length });
    return reading.rung === 'met' ? t('clock.met', { time: length }) : length;
  };
}

interface Ticking {
  clock: ClockFace;
  fine?: boolean;
}

/** Keeps a text node and the rung of its badge up to date. */
function useTicking(
  { clock, fine = false }: Ticking,
  apply: (words: string, reading: Reading) => void,
): { words: string; reading: Reading } {
  const wordsOf = useClockWords();
  const latest = useRef({ clock, fine, wordsOf, apply });
  useEffect(() => {
    latest.current = { clock, fine, wordsOf, apply };
  });
  useEffect(
    () =>
      onTick((now) => {
        const { clock, fine, wordsOf, apply } = latest.current;
        if (clock.state !== 'running') return;
        const reading = readClock(clock, now, fine);
        apply(wordsOf(reading), reading);
      }),
    [],
  );
  const reading = readClock(clock, serverNow(), fine);
  return { words: wordsOf(reading), reading };
}

function setText(element: HTMLElement | null, words: string): void {
  if (element?.firstChild && element.firstChild.nodeValue !== words) element.firstChild.nodeValue = words;
}

export function ClockBadge({ clock, fine = false }: { clock: ClockView; fine?: boolean }) {
  const badge = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLElement>(null);
  const open = useClausePopover();
  const { words, reading } = useTicking({ clock, fine }, (words, reading) => {
    setText(text.current, words);
    if (!badge.current) return;
    badge.current.dataset['rung'] = reading.rung;
    badge.current.style.setProperty('--p', String(reading.share));
  });
  return (
    <button
      ref={badge}
      type="button"
      className="clk"
      data-rung={reading.rung}
      style={{ '--p': reading.share } as React.CSSProperties}
      onClick={(event) => {
        event.stopPropagation();
        open(event.currentTarget, clock.clause);
      }}
    >
      <span className="g" aria-hidden="true" />
      <b ref={text}>{words}</b>
      <i>{clock.source}</i>
    </button>
  );
}

/** The other clock of an order, in small grey beside the badge. */
export function OtherClock({ clock, beside }: { clock: ClockView; beside: ClockView }) {
  const text = useRef<HTMLSpanElement>(null);
  const { words, reading } = useTicking({ clock }, (words) => setText(text.current, words));
  return (
    <span className="clk2" data-rung={reading.rung}>
      {clock.short === beside.short ? clock.kind : clock.short} <span ref={text}>{words}</span>
    </span>
  );
}

/** The one large figure of an order page: `剩 1:12`. */
export function LargeClock({ clock }: { clock: ClockView }) {
  const t = useT();
  const text = useRef<HTMLSpanElement>(null);
  const wordsOf = (words: string, reading: Reading) =>
    reading.rung === 'ok' || reading.rung === 'soon' ? t('clock.left', { time: words }) : words;
  const { words, reading } = useTicking({ clock, fine: true }, (words, reading) => {
    setText(text.current, wordsOf(words, reading));
    if (text.current) text.current.dataset['rung'] = reading.rung;
  });
  return (
    <span ref={text} className="clk-large" data-rung={reading.rung}>
      {wordsOf(words, reading)}
    </span>
  );
}
