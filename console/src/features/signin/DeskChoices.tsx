/** Language and appearance before anybody has signed in. */
import { useTranslation } from 'react-i18next';
import { setAppearance, useAppearance } from '../../app/appearance.ts';

const following = { system: 'light', light: 'dark', dark: 'system' } as const;

export function DeskChoices() {
  const { t } = useTranslation();
  const { language, theme } = useAppearance();
  return (
    <div className="si-choices">
      <button
        type="button"
        aria-pressed={language === 'zh-CN'}
        lang="zh-CN"
        onClick={() => setAppearance({ language: 'zh-CN' })}
      >
        简体中文
      </button>
      <button
        type="button"
        aria-pressed={language === 'en'}
        lang="en"
        onClick={() => setAppearance({ language: 'en' })}
      >
        English
      </button>
      <button type="button" onClick={() => setAppearance({ theme: following[theme] })}>
        {t(`signin.theme.${theme}`)}
      </button>
    </div>
  );
}
