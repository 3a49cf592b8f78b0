/** The mappings that are saved: for which shop, of which columns, by whom; one that is wrong is removed here. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { listMappings, MappingView, removeMapping } from '../../../../../contract/import-mappings.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { useSend } from '../../../ui/useSend.ts';

export function SavedMappings() {
  const { t } = useTranslation();
  const saved = useQuery({
    queryKey: ['mappings'],
    queryFn: ({ signal }) => call<typeof listMappings>('GET /import-mappings', {}, { signal }),
  });
  if (saved.isPending) return <Skeleton rows={3} />;
  if (!saved.data) return <ErrorStrip error={saved.error} onRetry={() => void saved.refetch()} />;
  if (saved.data.items.length === 0) return <Empty why={t('mapping.noneSaved')} />;
  return (
    <table className="list plain saved" aria-label={t('mapping.saved')}>
      <thead>
        <tr>
          <th scope="col">{t('mapping.name')}</th>
          <th scope="col">{t('mapping.shop')}</th>
          <th scope="col">{t('mapping.column')}</th>
          <th scope="col">{t('mapping.setAt')}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {saved.data.items.map((mapping) => (
          <SavedRow key={mapping.id} mapping={mapping} />
        ))}
      </tbody>
    </table>
  );
}

function SavedRow({ mapping }: { mapping: MappingView }) {
  const { t } = useTranslation();
  const may = useMay();
  const formats = useFormats();
  const queries = useQueryClient();
  const removing = useSend(async () => {
    await call<typeof removeMapping>('DELETE /import-mappings/:mappingId', { mappingId: mapping.id });
    await queries.invalidateQueries({ queryKey: ['mappings'] });
  });
  return (
    <tr>
      <td>{mapping.name}</td>
      <td>{mapping.shop?.name ?? t('mapping.allShops')}</td>
      <td className="sub">{Object.values(mapping.spec.columns).join(t('list.and'))}</td>
      <td>{formats.when(mapping.setAt)}</td>
      <td className="end">
        {may('intake.remove-mapping') && (
          <button type="button" className="link" disabled={removing.busy} onClick={() => removing.send()}>
            {t('mapping.remove')}
          </button>
        )}
        <RefusalText error={removing.error} />
      </td>
    </tr>
  );
}
