/** Today by the hour of the company's day; the hour that is not over yet is said to be open. Each bar opens exactly the orders that it counts. */
import { useMemo } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { homePage } from '../../../../contract/home.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chartData.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { hrefOf } from './AddressLink.tsx';

type Hours = NonNullable<OutputOf<typeof homePage>['hours']>;

/** From the first hour in which something happened to the present one, without gaps. */
function hoursShown({ parts }: Hours, now: number): number[] {
  const known = parts.flatMap(({ items }) => items.map(({ hour }) => hour));
  const [first, last] = [Math.min(now, ...known), Math.max(now, ...known)];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

export function HomeHours({ hours, asOf }: { hours: Hours; asOf: string }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const router = useRouter();
  const title = name(hours.title);
  const now = Number(formats.clock(asOf, false).slice(0, 2));
  const shown = useMemo(() => hoursShown(hours, now), [hours, now]);
  const data = useMemo<ChartData>(
    () => ({
      title,
      kind: hours.parts.length > 1 ? 'stacked' : 'bar',
      axis: t('home.hour'),
      categories: shown.map((hour) => `${hour}`),
      series: hours.parts.map((part) => ({
        name: name(part.title),
        values: shown.map((hour) => part.items.find((one) => one.hour === hour)?.count ?? 0),
      })),
    }),
    [hours, shown, title, name, t],
  );
  if (hours.parts.every(({ items }) => items.length === 0))
    return (
      <section className="home-hours" aria-label={title}>
        <h2>{title}</h2>
        <Empty why={t('home.noHours')} />
      </section>
    );
  const open = (category: number, series: number) => {
    const opens = hours.parts[series]?.opens;
    const hour = `${String(shown[category]).padStart(2, '0')}:00`;
    if (opens) router.history.push(hrefOf({ ...opens, search: { ...opens.search, hour } }));
  };
  return (
    <div className="home-hours">
      <Chart data={data} onOpen={open} />
      <p className="sub">{t('home.openHour', { hour: now })}</p>
    </div>
  );
}
