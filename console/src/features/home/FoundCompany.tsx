/** The first step of the tour, done in place: the company's name and its first legal entity; the departments are the policies'. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { foundCompany } from '../../../../contract/company.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';

export function FoundCompany() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: foundCompany.input,
    initial: { name: '', short: '' },
    toInput: ({ name, short }) => ({
      name,
      ...(short.trim() ? { short } : {}),
      legalEntity: { code: 'LE1', name },
    }),
    send: async (input) => {
      await call<typeof foundCompany>('POST /company', input as GivenTo<typeof foundCompany>);
      await Promise.all(['home', 'me', 'company'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <SmallForm form={form} submit={t('tour.found')}>
      <div className="fs">
        <FormText form={form} name="name" label={t('tour.name')} span={3} />
        <FormText form={form} name="short" label={t('tour.short')} span={2} />
      </div>
    </SmallForm>
  );
}
