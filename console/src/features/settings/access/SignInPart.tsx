/** How people sign in: which roles need a second factor, and the other systems that may answer for who somebody is (OS-8.3). */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '../../../../../contract/kit.ts';
import type { settingsList, settingsSet } from '../../../../../contract/settings.ts';
import * as endpoints from '../../../../../contract/sign-in.ts';
import { roles, type RoleId } from '../../../../../contract/vocabulary.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { FormSeveral } from '../../../ui/form/fields.tsx';
import { FormBody } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { PartHead } from '../PartHead.tsx';
import { InUse } from '../records/recordCells.tsx';
import type { FieldSpec, RecordKind } from '../records/RecordForm.tsx';
import { RecordsPart } from '../records/RecordsPart.tsx';

const setting = 'security.secondFactorRoles';
type Provider = OutputOf<typeof endpoints.listProviders>['items'][number];

export function SignInPart() {
  const may = useMay();
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call<typeof settingsList>('GET /settings', {}, { signal }),
  });
  const providers = useQuery({
    queryKey: ['providers'],
    queryFn: ({ signal }) => call<typeof endpoints.listProviders>('GET /identity-providers', {}, { signal }),
  });
  const stored = settings.data?.settings.find((one) => one.name === setting)?.value;
  return (
    <>
      <PartHead part="sign-in" />
      {stored !== undefined && may('settings.set') && <FactorRoles key={stored} stored={stored} />}
      <RecordsPart
        kind={useProviderKind()}
        columns={useProviderColumns()}
        rows={providers.data?.items}
        error={providers.error}
        onRetry={() => void providers.refetch()}
        nameOf={(row) => row.name}
        below={(row) => <ReturnAddress path={row.returnPath} />}
      />
    </>
  );
}

function FactorRoles({ stored }: { stored: string }) {
  const { t } = useTranslation();
  const name = useName();
  const queries = useQueryClient();
  const form = useForm<{ value: readonly string[] | null }>({
    schema: z.object({ value: z.array(z.string()) }),
    initial: { value: stored === '' ? [] : stored.split(',') },
    toInput: ({ value }) => ({ value }),
    send: async ({ value }) => {
      await call<typeof settingsSet>('PUT /settings/:name', { name: setting, value: (value as string[]).join(',') });
      await queries.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  return (
    <div className="pad narrow-part">
      <FormBody form={form}>
        <FormSeveral
          form={form}
          name="value"
          label={t('settings.factorRoles')}
          hint={t('settings.hint.factorRoles')}
          choices={(Object.keys(roles) as RoleId[]).map((id) => ({ value: id, label: name(roles[id]) }))}
        />
      </FormBody>
    </div>
  );
}

function useProviderKind(): RecordKind<Provider> {
  const { t } = useTranslation();
  const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind: 'text',
    label: t(`settings.provider.${name}`),
    ...more,
  });
  return {
    id: 'providers',
    shownBy: ['providers', 'entrance'],
    fields: (row) => [
      text('name', { hint: t('settings.hint.providerName') }),
      text('issuer', { hint: t('settings.hint.issuer') }),
      text('clientId'),
      text('clientSecret', { secret: true, ...(row ? { hint: t('settings.hint.secretKept') } : {}) }),
      text('secondFactor', {
        kind: 'choice',
        choices: ['own', 'provider'].map((value) => ({ value, label: t(`settings.provider.factorOf.${value}`) })),
      }),
      text('linkByMail', { kind: 'check' }),
      ...(row ? [text('active', { kind: 'check' })] : []),
    ],
    add: { right: 'people.add-provider', endpoint: endpoints.addProvider },
    change: { right: 'people.change-provider', endpoint: endpoints.changeProvider, idName: 'providerId' },
  };
}

function useProviderColumns(): Column<Provider>[] {
  const { t } = useTranslation();
  const column = (id: string, width: number, cell: Column<Provider>['cell']): Column<Provider> => ({
    id,
    title: t(`settings.provider.${id}`),
    width,
    cell,
  });
  return [
    { ...column('name', 160, (row) => row.name), fixed: true },
    { ...column('issuer', 260, (row) => row.issuer), grows: true },
    column('linked', 90, (row) => row.linked),
    column('secondFactor', 150, (row) => t(`settings.provider.factorOf.${row.secondFactor}`)),
    column('active', 90, (row) => <InUse active={row.active} />),
  ];
}

function ReturnAddress({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <section className="side-part">
      <h2>{t('settings.provider.return')}</h2>
      <p className="sub">{t('settings.provider.returnWhy')}</p>
      <input className="in mono" readOnly aria-label={t('settings.provider.return')} value={location.origin + path} />
    </section>
  );
}
