/** On the customer's page: what is owed by age and by order, for whoever may see it. (OS-3.1) */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { listReceivables } from '../../../../contract/receivables.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { Receivables } from './Receivables.tsx';

export function CustomerOwed({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const may = useMay()('customers.receivables');
  const owed = useQuery({
    queryKey: ['customers', customerId, 'receivables'],
    queryFn: ({ signal }) =>
      call<typeof listReceivables>('GET /customers/:customerId/receivables', { customerId }, { signal }),
    enabled: may,
  });
  if (!may) return null;
  return (
    <section className="side-part" aria-label={t('customers.owed.title')}>
      {(owed.data?.items.length ?? 0) === 0 && <h2>{t('customers.owed.title')}</h2>}
      {owed.isPending && <Skeleton rows={2} />}
      {owed.isError && <ErrorStrip error={owed.error} onRetry={() => void owed.refetch()} />}
      {owed.data?.items.length === 0 && <p className="sub">{t('customers.owed.nothing')}</p>}
      {owed.data && <Receivables receivables={owed.data.items} />}
    </section>
  );
}
