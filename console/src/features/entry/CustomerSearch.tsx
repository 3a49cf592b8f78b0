/** Finds a known customer by number, phone, name, initials or credit code; what is typed travels in a body, because it may be a phone. */
import { useState } from 'react';
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { searchCustomers } from '../../../../contract/customers.ts';
import { call } from '../../app/api.ts';
import { useAsked } from '../../ui/useAsked.ts';

const PAUSE_MS = 200;
const FEWEST = 2;

interface CustomerSearchProps {
  id: string;
  value: string;
  onChange: (customerId: string, terms?: 'prepaid' | 'credit') => void;
}

export function CustomerSearch({ id, value, onChange }: CustomerSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useAsked(text, PAUSE_MS);
  const found = useQuery({
    queryKey: ['customers', 'search', asked],
    queryFn: ({ signal }) => call<typeof searchCustomers>('POST /customers/search', { text: asked }, { signal }),
    enabled: asked.length >= FEWEST,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const customers = found.data?.items ?? [];
  return (
    <Select
      id={id}
      className="wide"
      allowClear
      value={value || null}
      placeholder={t('entry.findCustomer')}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={asked.length >= FEWEST && !found.isFetching ? t('entry.noCustomer') : null}
      onChange={(customerId: string | undefined) =>
        onChange(customerId ?? '', customers.find((one) => one.id === customerId)?.terms)
      }
      options={customers.map((customer) => ({ value: customer.id, label: `${customer.number} ${customer.nameMask}` }))}
    />
  );
}
