/** What happened to an order, newest first: when, what, under which clause, by whom. The mark's shape and colour tell its kind. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats.ts';
import { ClauseChip, parseClause } from './clause/ClauseChip.tsx';
import './timeline.css';

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
  /** As the journal stores it: `OT-3.1@4`. */
  clause?: string | undefined;
  by: string;
}

const kinds: readonly TimelineKind[] = ['person', 'clock', 'message', 'parcel'];

export function Timeline({
  entries,
  verified,
}: {
  entries: readonly TimelineEntry[];
  verified?: { entries: number; ok: boolean } | undefined;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [only, setOnly] = useState<TimelineKind>();
  const counts = (kind: TimelineKind) => entries.filter((entry) => entry.kind === kind).length;
  const shown = only ? entries.filter((entry) => entry.kind === only) : entries;
  return (
    <section aria-label={t('timeline.title')}>
      <div className="tlh">
        <h2>{t('timeline.title')}</h2>
        <button type="button" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
          {t('timeline.all')} {entries.length}
        </button>
        {kinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={only === kind} onClick={() => setOnly(kind)}>
            {t(`timeline.kind.${kind}`)} {counts(kind)}
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
          <li key={entry.id}>
            <time dateTime={entry.at}>{formats.when(entry.at, true)}</time>
            <span className={`pt ${entry.tone}`} aria-hidden="true" />
            <p>
              <b>{entry.what}</b>
              {entry.detail && <span className="detail">{entry.detail}</span>}
            </p>
            <span>{entry.clause && <ClauseChip {...parseClause(entry.clause)} />}</span>
            <span className="end cut">{entry.by}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
