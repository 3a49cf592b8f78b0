/** What happened to an order, newest first: when, what, under which clause, by whom. The mark's shape and colour tell its kind. */
import { useCallback, useSyncExternalStore } from 'react';
import { useT } from '../i18n/useT.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { ClauseChip, parseClause } from './clause/ClauseChip.tsx';
import { timelineFilters, type TimelineFilter } from './timelineFilter.ts';
import './timeline.css';

interface Link {
  href?: string;
  label: string;
}

export type TimelineKind = 'person' | 'clock' | 'message' | 'parcel' | 'system';

export interface TimelineEntry {
  id: string;
  at: string;
  kind: TimelineKind;
  /** Red stops, amber warns, violet stands still, accent was a person's decision, plain is the rest. */
  tone: 'late' | 'soon' | 'paused' | 'accent' | 'plain';
  /** The few words that carry it, and what follows them. */
  what: string;
  detail?: string | undefined;
  /** Fields in the reader's words, before and after. */
  changes?: readonly { field: string; before: string; after: string }[] | undefined;
  /** What came with it: papers, the file that told it; with an address where the reader may open it. */
  files?: readonly Link[] | undefined;
  /** The message that it came of. */
  message?: Link | undefined;
  /** As the journal stores it: `OT-3.1@4`. */
  clause?: string | undefined;
  by: string;
}

const passes = (entry: TimelineEntry, filter: TimelineFilter): boolean =>
  filter === 'file' ? (entry.files?.length ?? 0) > 0 : entry.kind === filter;

interface TimelineProps {
  entries: readonly TimelineEntry[];
  verified?: { entries: number; ok: boolean } | undefined;
  /** The address of one entry: its time is a link to it. */
  linkTo: (id: string) => string;
  only: TimelineFilter | undefined;
  onOnly: (filter: TimelineFilter | undefined) => void;
}

export function Timeline({ entries, verified, linkTo, only, onOnly }: TimelineProps) {
  const t = useT();
  const count = (filter: TimelineFilter) => entries.filter((entry) => passes(entry, filter)).length;
  const shown = only ? entries.filter((entry) => passes(entry, only)) : entries;
  return (
    <section aria-label={t('timeline.title')}>
      <div className="tlh">
        <h2>{t('timeline.title')}</h2>
        <button type="button" aria-pressed={only === undefined} onClick={() => onOnly(undefined)}>
          {t('timeline.all')} {entries.length}
        </button>
        {timelineFilters.map((filter) => (
          <button key={filter} type="button" aria-pressed={only === filter} onClick={() => onOnly(filter)}>
            {t(`timeline.kind.${filter}`)} {count(filter)}
          </button>
        ))}
        <span className="grow" />
        {verified && (
          <span className={verified.ok ? 'sub' : 'tag late'}>
            {verified.ok ? t('timeline.verified', { count: verified.entries }) : t('timeline.broken')}
          </span>
        )}
      </div>
      <ol className="tl">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} href={linkTo(entry.id)} />
        ))}
      </ol>
    </section>
  );
}

function onHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** An entry that the address names is shown and marked when it comes. */
function Entry({ entry, href }: { entry: TimelineEntry; href: string }) {
  const formats = useFormats();
  const named = useSyncExternalStore(onHash, () => location.hash === `#${entry.id}`);
  const show = useCallback(
    (element: HTMLElement | null) => {
      if (named) element?.scrollIntoView({ block: 'center' });
    },
    [named],
  );
  return (
    <li id={entry.id} ref={show} className={named ? 'named' : undefined}>
      <a href={href}>
        <time dateTime={entry.at}>{formats.when(entry.at, true)}</time>
      </a>
      <span className={`pt ${entry.tone}`} aria-hidden="true" />
      <p>
        <b>{entry.what}</b>
        {entry.detail && <span className="detail">{entry.detail}</span>}
        {entry.changes?.map((change) => (
          <span key={change.field} className="change">
            {change.field} {change.before ? <del>{change.before}</del> : '—'} → <ins>{change.after || '—'}</ins>
          </span>
        ))}
        <Links links={[...(entry.message ? [entry.message] : []), ...(entry.files ?? [])]} />
      </p>
      <span>{entry.clause && <ClauseChip {...parseClause(entry.clause)} />}</span>
      <span className="end cut">{entry.by}</span>
    </li>
  );
}

function Links({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <span className="change files">
      {links.map(({ href, label }) =>
        href ? (
          <a key={href} className="link" href={href} target="_blank" rel="noreferrer">
            {label}
          </a>
        ) : (
          <span key={label}>{label}</span>
        ),
      )}
    </span>
  );
}
