/** The calendars that working time is counted on: a year at a glance, and a new version with what it would change (OT-3.1, OT-6). */
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { calendarYear } from '../../../../../contract/deadlines.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { serverNow } from '../../../app/serverTime.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import { CalendarDraft } from './CalendarDraft.tsx';
import { calendarsQuery, type CalendarView } from './calendarWords.ts';
import { YearGrid } from './YearGrid.tsx';
import './calendar.css';

export function CalendarPart() {
  const { t } = useTranslation();
  const may = useMay();
  const calendars = useQuery(calendarsQuery);
  const [chosen, setChosen] = useState<string>();
  const [draft, setDraft] = useState<{ of: CalendarView | undefined }>();
  const list = calendars.data?.calendars ?? [];
  const shown = list.find((one) => one.id === chosen) ?? list[0];
  return (
    <>
      <PartHead part="calendar">
        {list.length > 1 && (
          <select
            className="in narrow"
            aria-label={t('settings.part.calendar')}
            value={shown?.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {list.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
        {may('calendars.publish') && (
          <>
            {shown && (
              <button type="button" className="btn" onClick={() => setDraft({ of: shown })}>
                {t('settings.calendar.change')}
              </button>
            )}
            <button type="button" className="btn" onClick={() => setDraft({ of: undefined })}>
              <Icon name="plus" />
              {t('settings.calendar.add')}
            </button>
          </>
        )}
      </PartHead>
      {calendars.isError && <ErrorStrip error={calendars.error} onRetry={() => void calendars.refetch()} />}
      {calendars.isPending && <Skeleton rows={10} />}
      {calendars.data && list.length === 0 && <Empty why={t('settings.none.calendar')} />}
      {shown && <OneCalendar key={`${shown.id}@${shown.version}`} calendar={shown} />}
      {draft && <CalendarDraft key={draft.of?.id ?? 'new'} of={draft.of} onClose={() => setDraft(undefined)} />}
    </>
  );
}

function OneCalendar({ calendar }: { calendar: CalendarView }) {
  const { t } = useTranslation();
  const [year, setYear] = useState(() => new Date(serverNow()).getFullYear());
  const days = useQuery({
    queryKey: ['calendars', calendar.id, calendar.version, year],
    queryFn: ({ signal }) =>
      call<typeof calendarYear>(
        'GET /calendars/:calendarId/years/:year',
        { calendarId: calendar.id, year },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="scroll pad">
      {calendar.missingYears.length > 0 && (
        <p className="strip note calendar-note" role="status">
          <Icon name="warn" size={18} />
          {t('settings.calendar.missing', { years: calendar.missingYears.join(t('list.and')) })}
        </p>
      )}
      <div className="row wrap calendar-bar">
        <button
          type="button"
          className="btn icon"
          aria-label={t('settings.calendar.before')}
          onClick={() => setYear(year - 1)}
        >
          <Icon name="left" />
        </button>
        <b>{year}</b>
        <button
          type="button"
          className="btn icon"
          aria-label={t('settings.calendar.after')}
          onClick={() => setYear(year + 1)}
        >
          <Icon name="right" />
        </button>
        <span className="sub">{t('settings.calendar.version', { version: calendar.version })}</span>
        <Legend />
      </div>
      {days.isError && <ErrorStrip error={days.error} onRetry={() => void days.refetch()} />}
      {days.data && !days.data.known && <p className="tag soon">{t('settings.calendar.unknownYear', { year })}</p>}
      {days.data && <YearGrid year={year} days={days.data.days} />}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <span className="row wrap calendar-legend">
      {(['work', 'off', 'holiday', 'makeup', 'campaign'] as const).map((kind) => (
        <span key={kind} className="row">
          <i data-kind={kind} aria-hidden="true">
            {t(`settings.calendar.mark.${kind}`)}
          </i>
          {t(`settings.calendar.kind.${kind}`)}
        </span>
      ))}
    </span>
  );
}
