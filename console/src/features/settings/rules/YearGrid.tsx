/** Twelve months of days; what a day is stands in it as a sign, its hours and its name in its title. */
import { useTranslation } from 'react-i18next';
import type { calendarYear } from '../../../../../contract/deadlines.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { useAppearance } from '../../../app/appearance.ts';
import { useName } from '../../../i18n/useFormats.ts';

export type Day = OutputOf<typeof calendarYear>['days'][number];

export function YearGrid({ year, days }: { year: number; days: readonly Day[] }) {
  const { language } = useAppearance();
  const monthWords = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => ({
    name: monthWords.format(Date.UTC(year, month, 1)),
    days: days.filter((day) => Number(day.date.slice(5, 7)) === month + 1),
  }));
  return (
    <div className="year">
      {months.map((month) => (
        <Month key={month.name} name={month.name} days={month.days} />
      ))}
    </div>
  );
}

function Month({ name, days }: { name: string; days: readonly Day[] }) {
  const { language } = useAppearance();
  const weekdayWords = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
  // Weeks begin on Monday, as the company's do; 2024-01-01 was one.
  const weekdays = Array.from({ length: 7 }, (_, n) => weekdayWords.format(Date.UTC(2024, 0, 1 + n)));
  const first = days[0] ? (new Date(`${days[0].date}T00:00:00Z`).getUTCDay() + 6) % 7 : 0;
  return (
    <section className="month" aria-label={name}>
      <h2>{name}</h2>
      <ol>
        {weekdays.map((word, n) => (
          <li key={n} className="weekday" aria-hidden="true">
            {word}
          </li>
        ))}
        {days.map((day, n) => (
          <OneDay key={day.date} day={day} column={n === 0 ? first + 1 : undefined} />
        ))}
      </ol>
    </section>
  );
}

function OneDay({ day, column }: { day: Day; column: number | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const hours = day.shifts.map(([from, to]) => `${from}–${to}`).join(' ');
  const what = [day.date, t(`settings.calendar.kind.${day.kind}`), name(day.name ?? undefined), hours];
  return (
    <li
      data-kind={day.kind}
      title={what.filter(Boolean).join(' · ')}
      style={column ? { gridColumnStart: column } : undefined}
    >
      {Number(day.date.slice(8))}
      {day.kind !== 'work' && day.kind !== 'off' && <i>{t(`settings.calendar.mark.${day.kind}`)}</i>}
    </li>
  );
}
