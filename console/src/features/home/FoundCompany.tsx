/** The first step of the tour, done in place: the company's name and its first legal entity; the departments are the policies'. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { foundCompany } from '../../../../contract/company.ts';
import { call } from '../../app/api.ts';
import { TextField } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

export function FoundCompany() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [short, setShort] = useState('');
  const sending = useSend(async () => {
    await call<typeof foundCompany>('POST /company', {
      name,
      ...(short.trim() ? { short } : {}),
      legalEntity: { code: 'LE1', name },
    });
    await Promise.all(['home', 'me', 'company'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <div className="fs">
        <TextField
          label={t('tour.name')}
          field="name"
          error={sending.error}
          span={3}
          value={name}
          onText={setName}
          required
          maxLength={100}
        />
        <TextField
          label={t('tour.short')}
          field="short"
          error={sending.error}
          span={2}
          value={short}
          onText={setShort}
          maxLength={20}
        />
      </div>
      <p className="row">
        <button type="submit" className="btn pri" disabled={sending.busy}>
          {t('tour.found')}
        </button>
      </p>
      <RefusalText error={sending.error} />
    </form>
  );
}
