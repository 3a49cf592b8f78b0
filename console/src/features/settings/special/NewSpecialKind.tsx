/** A new kind of special order: its name, what it asks row by row, who is told and by when they acknowledge. (OS-2.3) */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addSpecialKind } from '../../../../../contract/special.ts';
import { departments } from '../../../../../contract/vocabulary.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { FormCheck, FormChoice, FormSeveral, FormText } from '../../../ui/form/fields.tsx';
import { FormSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';
import { DetailRows } from './DetailRows.tsx';
import { emptyKind, kindFrom, type KindDraft } from './kindDraft.ts';

export function NewSpecialKind({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const queries = useQueryClient();
  const form = useForm<KindDraft>({
    schema: addSpecialKind.input,
    initial: emptyKind,
    draft: 'special-kind',
    toInput: kindFrom,
    send: async (input) => {
      await call<typeof addSpecialKind>('POST /policy/special-kinds', input as GivenTo<typeof addSpecialKind>);
      await Promise.all(
        ['special-kinds', 'policy', 'clause'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      onClose();
    },
  });
  const several = Object.entries(departments).map(([value, words]) => ({ value, label: name(words) }));
  const steps = (['prepare', 'pack', 'hand-over'] as const).map((value) => ({
    value,
    label: t(`orders.blocks.${value}`),
  }));
  const basis = (['natural', 'working'] as const).map((value) => ({ value, label: t(`policy.value.${value}`) }));
  return (
    <FormSheet title={t('settings.special.add')} submit={t('settings.special.publish')} form={form} onClose={onClose}>
      <FormText form={form} name="zh" label={t('settings.special.zh')} maxLength={40} autoFocus />
      <FormText
        form={form}
        name="en"
        label={t('settings.special.en')}
        maxLength={60}
        hint={t('settings.special.code', { code: kindFrom(form.values)['kind'] || '—' })}
      />
      <DetailRows form={form} />
      <FormSeveral form={form} name="tell" label={t('settings.special.tells')} choices={several} />
      <FormText form={form} name="hours" label={t('settings.special.hours')} inputMode="numeric" span={2} />
      <FormChoice form={form} name="basis" label={t('policy.parameter.basis')} choices={basis} span={2} />
      <FormChoice
        form={form}
        name="before"
        label={t('settings.special.before')}
        choices={steps}
        none={t('settings.special.nothing')}
        span={2}
      />
      <FormCheck form={form} name="high" label={t('settings.special.high')} />
    </FormSheet>
  );
}
