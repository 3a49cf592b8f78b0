/** The goods as a file, in the columns that an import reads; of an empty company it is the empty form to fill in. */
import type { exportCatalog } from '../../../../../contract/catalog.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { useAppearance } from '../../../app/appearance.ts';
import { useMay } from '../../../app/session.ts';
import { ExportButton } from '../../../ui/table/ExportButton.tsx';

interface GoodsExportProps {
  filter: GivenTo<typeof exportCatalog>['filter'];
  label?: string;
  count?: number | undefined;
}

export function GoodsExport({ filter, label, count }: GoodsExportProps) {
  const language = useAppearance().language === 'en' ? 'en' : 'zh';
  if (!useMay()('catalog.export')) return null;
  return (
    <ExportButton
      label={label}
      count={count}
      mayClear={false}
      ask={(asked) => call<typeof exportCatalog>('POST /catalog/exports', { filter, language, ...asked })}
    />
  );
}
