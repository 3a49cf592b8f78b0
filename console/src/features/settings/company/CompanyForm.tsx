/** The company's few named values as one form; only what differs is sent, each as the setting that it is. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { settingValues, type SettingName, type settingsSet } from '../../../../../contract/settings.ts';
import { call } from '../../../app/api.ts';
import { accentOf, contrastOf } from '../../../app/companyColour.ts';
import { FormChoice, FormText } from '../../../ui/form/fields.tsx';
import { FormBody } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';

const names = ['name', 'shortName', 'servicePhone', 'serviceHours', 'currency', 'language', 'colour'] as const;
type Name = (typeof names)[number];
const settingOf = (name: Name): SettingName => `company.${name}`;
const schema = z.object(Object.fromEntries(names.map((name) => [name, settingValues[settingOf(name)].unwrap()])));

interface CompanyFormProps {
  settings: readonly { name: SettingName; value: string }[];
}

export function CompanyForm({ settings }: CompanyFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stored = Object.fromEntries(
    names.map((name) => [name, settings.find((one) => one.name === settingOf(name))?.value ?? '']),
  ) as Record<Name, string>;
  const form = useForm<Record<Name, string>>({
    schema,
    initial: stored,
    toInput: (values) => values,
    send: async (input) => {
      for (const name of names) {
        if (input[name] === stored[name]) continue;
        await call<typeof settingsSet>('PUT /settings/:name', { name: settingOf(name), value: String(input[name]) });
      }
      await Promise.all(['settings', 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <FormBody form={form}>
      <FormText form={form} name="name" label={t('settings.value.name')} />
      <FormText form={form} name="shortName" label={t('settings.value.shortName')} />
      <FormText form={form} name="servicePhone" label={t('settings.value.servicePhone')} span={2} />
      <FormText form={form} name="serviceHours" label={t('settings.value.serviceHours')} span={2} />
      <FormText form={form} name="currency" label={t('settings.value.currency')} span={1} />
      <FormChoice
        form={form}
        name="language"
        label={t('settings.value.language')}
        span={1}
        choices={[
          { value: 'zh', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <FormText
        form={form}
        name="colour"
        label={t('settings.value.colour')}
        hint={<ColourHint colour={form.values.colour} />}
        placeholder="#0f626e"
        maxLength={7}
      />
    </FormBody>
  );
}

/** The colour as it will be seen; one that white letters cannot be read on is moved, and this says so before it is sent. */
function ColourHint({ colour }: { colour: string }) {
  const { t } = useTranslation();
  const accent = accentOf(colour, 'light');
  if (!accent) return <>{t('settings.hint.colour')}</>;
  const { shown } = accent;
  return (
    <span className="row">
      <span className="swatch" style={{ background: shown, color: 'var(--on-accent)' }}>
        {t('form.save')}
      </span>
      {t('settings.contrast', { ratio: contrastOf(shown, '#ffffff').toFixed(1) })}
      {shown !== colour.toLowerCase() && (
        <span className="tag soon" role="status">
          {t('settings.moved', { shown })}
        </span>
      )}
    </span>
  );
}
