/** The three choices of this desk, each at once in force. */
import { useT } from '../i18n/useT.ts';
import { setAppearance, useAppearance } from '../app/appearance.ts';
import { Segments } from './Segments.tsx';

export function AppearanceChoices() {
  const t = useT();
  const { theme, density, language } = useAppearance();
  return (
    <div className="appearance">
      <Segments
        label={t('appearance.theme')}
        value={theme}
        onChange={(theme) => setAppearance({ theme })}
        choices={[
          ['system', t('appearance.system')],
          ['light', t('appearance.light')],
          ['dark', t('appearance.dark')],
        ]}
      />
      <Segments
        label={t('appearance.density')}
        value={density}
        onChange={(density) => setAppearance({ density })}
        choices={[
          ['compact', t('appearance.compact')],
          ['comfortable', t('appearance.comfortable')],
        ]}
      />
      <Segments
        label={t('appearance.language')}
        value={language}
        onChange={(language) => setAppearance({ language })}
        choices={[
          ['zh-CN', '简体中文'],
          ['en', 'English'],
        ]}
      />
    </div>
  );
}
