/** The carriers of one province, each with days and cost, and one more; a carrier is put out of use, never forgotten. (OS-3.1) */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setReach } from '../../../../../contract/review-settings.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { FormCheck, FormText } from '../../../ui/form/fields.tsx';
import { FormBody, SideSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';
import type { Reach } from './ReachPart.tsx';

interface ReachFormsProps {
  /** Empty for a province that is new. */
  province: string;
  reach: readonly Reach[];
  onClose: () => void;
}

export function ReachForms({ province, reach, onClose }: ReachFormsProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={province || t('settings.reach.add')} onClose={onClose}>
      {reach.map((one) => (
        <ReachForm key={one.id} province={province} reach={one} />
      ))}
      <ReachForm key={`new ${reach.length}`} province={province} reach={undefined} />
    </SideSheet>
  );
}

const minor = (text: string): number | undefined => (text.trim() === '' ? undefined : Math.round(Number(text) * 100));
const whole = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

function ReachForm({ province, reach }: { province: string; reach: Reach | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: setReach.input,
    initial: {
      carrier: reach?.carrier ?? '',
      province,
      days: reach ? String(reach.days) : '',
      firstCost: reach ? String(reach.firstCost / 100) : '',
      moreCost: reach ? String(reach.moreCost / 100) : '',
      active: reach?.active ?? true,
    },
    toInput: ({ days, firstCost, moreCost, ...rest }) => ({
      ...rest,
      days: whole(days),
      firstCost: minor(firstCost),
      moreCost: minor(moreCost),
    }),
    send: async (input) => {
      await call<typeof setReach>('PUT /delivery-reach', input as GivenTo<typeof setReach>);
      await queries.invalidateQueries({ queryKey: ['review'] });
    },
  });
  return (
    <FormBody form={form}>
      <h2>{reach?.carrier ?? t('settings.reach.another')}</h2>
      {!reach && <FormText form={form} name="carrier" label={t('settings.field.carrier')} />}
      {province === '' && <FormText form={form} name="province" label={t('settings.field.province')} />}
      <FormText form={form} name="days" label={t('settings.field.days')} span={2} inputMode="numeric" />
      <FormText form={form} name="firstCost" label={t('settings.field.firstCost')} span={2} inputMode="decimal" />
      <FormText form={form} name="moreCost" label={t('settings.field.moreCost')} span={2} inputMode="decimal" />
      {reach && <FormCheck form={form} name="active" label={t('settings.field.active')} />}
    </FormBody>
  );
}
