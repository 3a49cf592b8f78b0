/**
 * Draws a chart by ECharts in the console's own colours. Fetched only where a chart is shown. Colours are read from the tokens at
 * each drawing, so that theme and company colour are those of the page; nothing moves under reduced motion.
 */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartData } from './chartData.ts';

register([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Ink {
  series: string[];
  text: string;
  line: string;
  raised: string;
  ink: string;
  font: string;
}

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: ['--c-1', '--c-2', '--c-3', '--c-4', '--c-5'].map(value),
    text: value('--ink-3'),
    line: value('--line'),
    raised: value('--raised'),
    ink: value('--ink'),
    font: value('--font'),
  };
}

function optionOf(data: ChartData, ink: Ink) {
  const many = data.series.length > 1;
  const text = { color: ink.text, fontFamily: ink.font, fontSize: 11 };
  return {
    animation: false,
    color: ink.series,
    textStyle: text,
    grid: { left: 4, right: 4, top: many ? 30 : 20, bottom: 4, containLabel: true },
    ...(many ? { legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: text } } : {}),
    tooltip: {
      trigger: 'axis',
      backgroundColor: ink.raised,
      borderColor: ink.line,
      textStyle: { color: ink.ink, fontFamily: ink.font, fontSize: 12 },
      axisPointer: { type: data.kind === 'line' ? 'line' : 'shadow' },
    },
    xAxis: {
      type: 'category',
      data: [...data.categories],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      show: many,
      splitNumber: 3,
      axisLabel: text,
      splitLine: { lineStyle: { color: ink.line } },
    },
    series: data.series.map(({ name, values }) => ({
      name,
      type: data.kind === 'line' ? 'line' : 'bar',
      data: [...values],
      ...(data.kind === 'stacked' ? { stack: 'all' } : {}),
      barMaxWidth: 28,
      // The figure stands at its mark where there is only one to read.
      label: { show: !many, position: 'top', ...text },
      itemStyle: { borderRadius: data.kind === 'bar' ? [2, 2, 0, 0] : 0 },
    })),
  };
}

export interface Drawing {
  draw(data: ChartData): void;
  resize(): void;
  /** The picture as a PNG on the page's own ground. */
  picture(): string;
  end(): void;
}

export function drawingIn(element: HTMLElement, onOpen: (category: number, series: number) => void): Drawing {
  const chart: ECharts = init(element, undefined, { renderer: 'canvas' });
  chart.on('click', ({ dataIndex, seriesIndex }) => seriesIndex !== undefined && onOpen(dataIndex, seriesIndex));
  return {
    draw: (data) => chart.setOption(optionOf(data, inkOf(element)), true),
    resize: () => chart.resize(),
    picture: () =>
      chart.getDataURL({
        type: 'png',
        pixelRatio: 2,
        backgroundColor: getComputedStyle(element).getPropertyValue('--sheet').trim(),
      }),
    end: () => chart.dispose(),
  };
}
