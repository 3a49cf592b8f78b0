/** What each line of production can make: five weeks of days, what open orders take of them, and a day or a weekday set anew. (OS-3.1) */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverDay } from '../../../app/serverTime.ts';
import { useMay } from '../../../app/session.ts';
import { useAppearance } from '../../../app/appearance.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import { CapacityForm, type Slot } from './CapacityForm.tsx';
import { capacityDays, toCome, type CapacityDay, type CapacityRow } from './capacityDays.ts';
import { useReviewSettings } from './reviewSettings.ts';
import './review-settings.css';

const weeks = 5;
/** Monday first, as the company's weeks begin. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

export function CapacityPart() {
  const { t } = useTranslation();
  const settings = useReviewSettings();
  const [slot, setSlot] = useState<Slot>();
  const lines = settings.data?.lines;
  return (
    <>
      <PartHead part="capacity" />
      {settings.isError && <ErrorStrip error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Skeleton rows={10} />}
      {lines?.length === 0 && <Empty why={t('settings.none.capacity')} />}
      <div className="scroll pad">
        {lines?.map((line) => (
          <Line key={line.line} {...line} rows={settings.data?.capacity ?? []} onOpen={setSlot} />
        ))}
      </div>
      {slot && <CapacityForm key={JSON.stringify(slot)} slot={slot} onClose={() => setSlot(undefined)} />}
    </>
  );
}

interface LineProps {
  line: string;
  open: number;
  rows: readonly CapacityRow[];
  onOpen: (slot: Slot) => void;
}

function Line({ line, open, rows, onOpen }: LineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const today = serverDay();
  const days = capacityDays(rows, line, today, weeks);
  const ahead = toCome(days, today);
  const count = (n: number) => formats.decimal(String(n));
  return (
    <section className="capacity" aria-label={line}>
      <h2>{line || t('settings.capacity.noLine')}</h2>
      <p className="sub">
        {t('settings.capacity.sum', { ahead: count(ahead), open: count(open), free: count(Math.max(0, ahead - open)) })}
        {open > ahead && <b className="late-ink"> {t('settings.capacity.short', { n: count(open - ahead) })}</b>}
      </p>
      <Days line={line} rows={rows} days={days} today={today} onOpen={onOpen} />
    </section>
  );
}

interface DaysProps extends Omit<LineProps, 'open'> {
  days: readonly CapacityDay[];
  today: string;
}

function Days({ line, rows, days, today, onOpen }: DaysProps) {
  const formats = useFormats();
  const may = useMay()('review.set-capacity');
  const { language } = useAppearance();
  const count = (n: number) => formats.decimal(String(n));
  const english = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const dayWords = (date: string) => (language === 'en' ? english.format(new Date(date)) : date.slice(5));
  const weekdayWords = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <div className="capacity-days">
      {weekdays.map((weekday) => {
        const pieces = rows.find((row) => row.line === line && row.weekday === weekday)?.pieces ?? 0;
        const name = weekdayWords.format(Date.UTC(2024, 0, weekday === 0 ? 7 : weekday));
        return (
          <button
            key={weekday}
            type="button"
            className="weekday"
            disabled={!may}
            onClick={() => onOpen({ line, weekday, day: null, pieces, name })}
          >
            {name}
            <b>{count(pieces)}</b>
          </button>
        );
      })}
      {days.map((day) => (
        <button
          key={day.date}
          type="button"
          data-own={day.own}
          data-none={day.pieces === 0}
          data-past={day.past}
          aria-current={day.date === today ? 'date' : undefined}
          disabled={!may || day.past}
          onClick={() => onOpen({ line, weekday: null, day: day.date, pieces: day.pieces, name: day.date })}
        >
          <span>{dayWords(day.date)}</span>
          <b>{count(day.pieces)}</b>
        </button>
      ))}
    </div>
  );
}
