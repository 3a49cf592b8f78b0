/** What a chart shows, as figures: the picture, the table behind it and the exported file are three views of this. */
export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
}

export interface ChartData {
  title: string;
  kind: 'bar' | 'line' | 'stacked';
  /** What the categories are: the head of the table's first column. */
  axis: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
}

/** A cell that begins like a formula is text in every spreadsheet. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The figures as a spreadsheet reads them, with the mark by which it knows UTF-8. What is unknown stays empty, never zero. */
export function csvOf({ axis, categories, series }: ChartData): string {
  const head = [axis, ...series.map(({ name }) => name)].map(cell);
  const rows = categories.map((category, n) => [
    cell(category),
    ...series.map(({ values }) => (values[n] === null || values[n] === undefined ? '' : String(values[n]))),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

export const totalOf = ({ series }: Pick<ChartData, 'series'>): number =>
  series.reduce((sum, { values }) => sum + values.reduce<number>((all, value) => all + (value ?? 0), 0), 0);
