/**
 * The antd theme of the console, as screens/README.md maps it. antd derives colours by arithmetic, so the seeds are hex values
 * of the shade in use; all other roles are read from the same tokens, so that a value lives in one place.
 */
import type { ThemeConfig } from 'antd';
import type { Density } from './appearance.ts';

type Shade = 'light' | 'dark';

const seeds = {
  light: { colorPrimary: '#0f626e', colorTextBase: '#172023', colorBgBase: '#ffffff', colorLink: '#0f626e' },
  dark: { colorPrimary: '#1f7f8b', colorTextBase: '#ebf0ef', colorBgBase: '#151c1f', colorLink: '#7ccad3' },
} as const;

const roles = {
  light: {
    colorTextSecondary: '#495254',
    colorTextTertiary: '#646d6e',
    colorTextPlaceholder: '#646d6e',
    colorBgLayout: '#f4f4f1',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorBorder: '#d2d3cd',
    colorBorderSecondary: '#e4e4df',
    colorFillAlter: '#fafaf8',
    controlItemBgHover: '#f6f7f5',
    controlItemBgActive: '#edf5f5',
    controlOutline: '#d7eaeb',
    boxShadow: '0 20px 48px -12px rgba(23, 32, 35, .24), 0 2px 6px rgba(23, 32, 35, .08)',
    boxShadowSecondary: '0 6px 20px -4px rgba(23, 32, 35, .14), 0 1px 3px rgba(23, 32, 35, .08)',
  },
  dark: {
    colorTextSecondary: '#b3bdbd',
    colorTextTertiary: '#93a0a1',
    colorTextPlaceholder: '#93a0a1',
    colorBgLayout: '#0d1315',
    colorBgContainer: '#151c1f',
    colorBgElevated: '#1b2427',
    colorBorder: '#374347',
    colorBorderSecondary: '#283236',
    colorFillAlter: '#12181b',
    controlItemBgHover: '#1a2326',
    controlItemBgActive: '#13292d',
    controlOutline: '#16343a',
    boxShadow: '0 0 0 1px #35424a, 0 24px 56px rgba(0, 0, 0, .6)',
    boxShadowSecondary: '0 0 0 1px #2f3a3e, 0 8px 24px rgba(0, 0, 0, .5)',
  },
} as const;

const fontFamily = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** A company's own accent stands in for ours. */
type Accent = Partial<Record<string, string>> | undefined;

export function antdTheme(shade: Shade, density: Density, accent?: Accent): Omit<ThemeConfig, 'algorithm'> {
  const comfortable = density === 'comfortable';
  const seed = {
    ...seeds[shade],
    ...(accent?.['--accent'] ? { colorPrimary: accent['--accent'], colorLink: accent['--a-600'] ?? '' } : {}),
  };
  return {
    token: {
      ...seed,
      ...roles[shade],
      colorInfo: seed.colorPrimary,
      colorSuccess: '#4f9577',
      colorWarning: '#e0920f',
      colorError: '#cf3422',
      fontFamily,
      fontSize: comfortable ? 14 : 13,
      fontSizeSM: 12,
      fontSizeLG: 14,
      fontSizeHeading3: 20,
      fontWeightStrong: 600,
      lineHeight: 1.5,
      borderRadius: 5,
      borderRadiusXS: 3,
      borderRadiusSM: 3,
      borderRadiusLG: 8,
      controlHeight: comfortable ? 34 : 30,
      controlHeightSM: 26,
      controlHeightLG: comfortable ? 42 : 38,
      sizeUnit: 4,
      padding: 16,
      paddingSM: 12,
      paddingXS: 8,
      motionDurationFast: '0.09s',
      motionDurationMid: '0.16s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', fontWeight: 400 },
      Segmented: {},
      Select: { optionSelectedFontWeight: 600 },
    },
  };
}
