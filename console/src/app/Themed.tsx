/** Puts antd's controls into our theme and language. Only pages that use such controls load it, so that lists stay small. */
import type { ReactNode } from 'react';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useAppearance } from './appearance.ts';
import { useCompanyAccent } from './companyLook.ts';
import { antdTheme } from './theme.ts';

export function Themed({ children }: { children: ReactNode }) {
  const { shade, density, language } = useAppearance();
  const accent = useCompanyAccent();
  const algorithm = shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      getPopupContainer={() => document.getElementById('sheet') ?? document.body}
      theme={{ ...antdTheme(shade, density, accent?.tokens), algorithm }}
    >
      {children}
    </ConfigProvider>
  );
}
