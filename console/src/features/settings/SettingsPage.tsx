/** What belongs to this desk and this person: appearance, language, the own password; for those who may, the company's settings. */
import { useTranslation } from 'react-i18next';
import { OtherAreas } from '../../app/OtherAreas.tsx';
import { useMay } from '../../app/session.ts';
import { AppearanceChoices } from '../../ui/AppearanceChoices.tsx';
import { CompanySettings } from './CompanySettings.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import './settings.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <div className="head">
        <h1>{t('settings.title')}</h1>
      </div>
      <div className="scroll pad settings">
        <section className="side-part">
          <h2>{t('settings.desk')}</h2>
          <AppearanceChoices />
        </section>
        {may('people.set-password') && <OwnPassword />}
        {may('settings.list') && <CompanySettings />}
        <OtherAreas />
      </div>
    </>
  );
}
