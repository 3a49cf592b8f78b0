/** Today by the hour of the company's day; the hour that is not over yet is said to be open. A click opens the orders. */
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

export function HomeHours({ hours, asOf }: { hours: Hours; asOf: string }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const router = useRouter();
  const title = name(hours.title);
  const now = Number(formats.clock(asOf, false).slice(0, 2));
  const data = useMemo<ChartData>(() => {
    const known = new Map(hours.items.map((one) => [one.hour, one.count]));
    const first = Math.min(now, ...known.keys());
    const all = Array.from({ length: now - first + 1 }, (_, n) => first + n);
    return {
      title,
      kind: 'bar',
      axis: t('home.hour'),
      categories: all.map((hour) => `${hour}`),
      series: [{ name: title, values: all.map((hour) => known.get(hour) ?? 0) }],
    };
  }, [hours, now, title, t]);
  if (hours.items.length === 0)
    return (
      <section className="home-hours" aria-label={title}>
        <h2>{title}</h2>
        <Empty why={t('home.noHours')} />
      </section>
    );
  return (
    <div className="home-hours">
      <Chart data={data} onOpen={() => router.history.push(hrefOf(hours.opens))} />
      <p className="sub">{t('home.openHour', { hour: now })}</p>
    </div>
  );
}
