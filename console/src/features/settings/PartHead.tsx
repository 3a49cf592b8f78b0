/** The head of a part of the settings: its name, what it is for, and its one main step. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function PartHead({ part, children }: { part: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="head part-head">
      <h1>{t(`settings.part.${part}`)}</h1>
      <p className="sub grow">{t(`settings.why.${part}`)}</p>
      {children}
    </div>
  );
}
