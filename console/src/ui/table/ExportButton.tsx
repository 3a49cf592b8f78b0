/**
 * Exports exactly what a list is filtered to. A list gives the call that asks for its export; what the button opens is
 * fetched after the list, which is not later for a form that is seldom asked for.
 */
import { useT } from '../../i18n/useT.ts';
import { late, useFetched } from '../late.tsx';
import { PopButton } from '../PopButton.tsx';
import type { AskExport } from './ExportPanel.tsx';

const ExportPanel = late(() => import('./ExportPanel.tsx').then((module) => module.ExportPanel));

interface ExportButtonProps {
  /** Asks for the export of what is filtered now. */
  ask: AskExport;
  /** In place of "export so many". */
  label?: string | undefined;
  /** How many rows it will be, where that is known. */
  count?: number | undefined;
  /** This reader may have personal data in clear. */
  mayClear: boolean;
}

export function ExportButton({ ask, label, count, mayClear }: ExportButtonProps) {
  const t = useT();
  useFetched(ExportPanel);
  const words = count === undefined ? t('export.doAll') : t('export.do', { count });
  return (
    <PopButton icon="download" label={label ?? words} title={t('export.title')} width={300} layer="pop">
      {() => <ExportPanel ask={ask} mayClear={mayClear} />}
    </PopButton>
  );
}
