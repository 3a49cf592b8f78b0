/**
 * A chart with the table behind it: the picture is for those who would rather look, the table for those who read, hear or work by
 * keyboard. Both open the orders behind a figure, and both leave as a file. The drawing library arrives after the page.
 */
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useAppearance } from '../../app/appearance.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../Icon.tsx';
import { csvOf, totalOf, type ChartData } from './chartData.ts';
import type { Drawing } from './drawing.ts';
import './chart.css';

type OpenFigure = (category: number, series: number) => void;

interface ChartProps {
  data: ChartData;
  height?: number;
  /** Opens the orders of one figure. */
  onOpen?: OpenFigure;
}

export function Chart({ data, height = 132, onOpen }: ChartProps) {
  const t = useT();
  const formats = useFormats();
  const [table, setTable] = useState(false);
  const drawing = useRef<Drawing>(undefined);
  const savePicture = () => drawing.current && save(drawing.current.picture(), `${data.title}.png`);
  const saveData = () => {
    const file = URL.createObjectURL(new Blob([csvOf(data)], { type: 'text/csv;charset=utf-8' }));
    save(file, `${data.title}.csv`);
    URL.revokeObjectURL(file);
  };
  return (
    <section className="chart" aria-label={data.title}>
      <div className="chart-head">
        <h2>
          {data.title} <span className="sub">{t('chart.total', { count: totalOf(data) })}</span>
        </h2>
        <span className="row">
          <button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? t('chart.asPicture') : t('chart.asTable')}
          </button>
          {!table && (
            <button type="button" className="link" aria-label={t('chart.savePicture')} onClick={savePicture}>
              <Icon name="download" />
              PNG
            </button>
          )}
          <button type="button" className="link" aria-label={t('chart.saveData')} onClick={saveData}>
            <Icon name="download" />
            CSV
          </button>
        </span>
      </div>
      {table ? (
        <ChartTable data={data} onOpen={onOpen} number={formats.number} />
      ) : (
        <Picture data={data} height={height} onOpen={onOpen} drawing={drawing} />
      )}
    </section>
  );
}

function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

interface PictureProps {
  data: ChartData;
  height: number;
  onOpen: OpenFigure | undefined;
  drawing: React.RefObject<Drawing | undefined>;
}

function Picture({ data, height, onOpen, drawing }: PictureProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ data, onOpen });
  const { shade, density } = useAppearance();
  useEffect(() => {
    latest.current = { data, onOpen };
    drawing.current?.draw(data);
  }, [data, onOpen, drawing, shade, density]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let left = false;
    const resized = new ResizeObserver(() => drawing.current?.resize());
    void import('./drawing.ts').then(({ drawingIn }) => {
      if (left) return;
      drawing.current = drawingIn(element, (category, series) => latest.current.onOpen?.(category, series));
      drawing.current.draw(latest.current.data);
      resized.observe(element);
    });
    return () => {
      left = true;
      resized.disconnect();
      drawing.current?.end();
      drawing.current = undefined;
    };
  }, [drawing]);
  return (
    <div ref={place} className="chart-picture" style={{ height }} role="img" aria-label={told(data, t('chart.none'))} />
  );
}

/** The figures in one sentence, for those who hear the page; the table has them one by one. */
function told({ title, categories, series }: ChartData, none: string): string {
  const parts = series.flatMap(({ name, values }) =>
    values.flatMap((value, n) => (value ? [`${series.length > 1 ? `${name} ` : ''}${categories[n]} ${value}`] : [])),
  );
  return `${title}: ${parts.join('; ') || none}`;
}

interface ChartTableProps {
  data: ChartData;
  onOpen: OpenFigure | undefined;
  number: (value: number) => string;
}

function ChartTable({ data, onOpen, number }: ChartTableProps) {
  return (
    <table className="chart-table">
      <thead>
        <tr>
          <th scope="col">{data.axis}</th>
          {data.series.map(({ name }) => (
            <th key={name} scope="col" className="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.categories.map((category, n) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {data.series.map(({ name, values }, series) => (
              <td key={name} className="num">
                <Figure
                  value={values[n] ?? null}
                  label={[category, name].join(' ')}
                  onOpen={onOpen && (() => onOpen(n, series))}
                  number={number}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FigureProps {
  value: number | null;
  label: string;
  onOpen: (() => void) | undefined;
  number: (value: number) => string;
}

/** Behind nothing there are no orders to open. */
function Figure({ value, label, onOpen, number }: FigureProps) {
  if (value === null) return '–';
  if (value === 0 || !onOpen) return number(value);
  return (
    <button type="button" className="link" aria-label={`${label} ${number(value)}`} onClick={onOpen}>
      {number(value)}
    </button>
  );
}
