/** A new version of a calendar: the week, the days that differ, the departments; shown with what it would change, then published. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishCalendar, type previewCalendar } from '../../../../../contract/deadlines.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { useAppearance } from '../../../app/appearance.ts';
import { companyQuery } from '../../../app/company.ts';
import { serverNow } from '../../../app/serverTime.ts';
import { Field } from '../../../ui/Field.tsx';
import { FormChoice, FormSeveral, FormText } from '../../../ui/form/fields.tsx';
import { FormSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm, type Form } from '../../../ui/form/useForm.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { daysFrom, daysText, shiftsFrom, shiftsText, type CalendarView } from './calendarWords.ts';

const weekdays = ['week0', 'week1', 'week2', 'week3', 'week4', 'week5', 'week6'] as const;
type Values = Record<
  (typeof weekdays)[number] | 'name' | 'holidays' | 'everyOtherSaturday' | 'days' | 'years',
  string
> & {
  departments: readonly string[] | null;
};

function valuesOf(of: CalendarView | undefined): Values {
  const week = Object.fromEntries(weekdays.map((name, n) => [name, shiftsText(of?.week[n] ?? [])]));
  return {
    ...(week as Record<(typeof weekdays)[number], string>),
    name: of?.name ?? '',
    holidays: of?.holidays ?? 'china',
    everyOtherSaturday: of?.everyOtherSaturday ?? '',
    years: of?.years.join(' ') ?? '',
    days: of ? daysText(of.days) : '',
    departments: of && !of.departments.includes('*') ? of.departments : null,
  };
}

function inputOf(of: CalendarView | undefined, values: Values): GivenTo<typeof publishCalendar> {
  const calendar = {
    name: values.name,
    departments: values.departments === null ? ['*'] : [...values.departments],
    week: weekdays.map((name) => shiftsFrom(values[name])),
    holidays: values.holidays === 'none' ? ('none' as const) : ('china' as const),
    years: values.years.split(/\D+/).filter(Boolean).map(Number),
    days: daysFrom(values.days),
    ...(values.everyOtherSaturday ? { everyOtherSaturday: values.everyOtherSaturday } : {}),
  };
  return { ...(of ? { calendarId: of.id } : {}), calendar };
}

export function CalendarDraft({ of, onClose }: { of: CalendarView | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<Values>({
    schema: publishCalendar.input,
    initial: valuesOf(of),
    toInput: (values) => inputOf(of, values),
    send: async (input) => {
      await call<typeof publishCalendar>('POST /calendars', input as GivenTo<typeof publishCalendar>);
      await queries.invalidateQueries({ queryKey: ['calendars'] });
      onClose();
    },
    draft: `calendar.${of?.id ?? 'new'}`,
  });
  return (
    <FormSheet
      title={of ? t('settings.calendar.newVersion', { name: of.name }) : t('settings.calendar.add')}
      onClose={onClose}
      form={form}
      submit={t('settings.calendar.publish')}
      below={<Preview of={of} form={form} />}
    >
      <Fields form={form} />
    </FormSheet>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const departments = useQuery(companyQuery).data?.departments ?? [];
  return (
    <>
      <FormText form={form} name="name" label={t('settings.field.name')} />
      <FormChoice
        form={form}
        name="holidays"
        label={t('settings.calendar.holidays')}
        choices={['china', 'none'].map((value) => ({ value, label: t(`settings.calendar.holidaysOf.${value}`) }))}
      />
      <Week form={form} />
      <FormText
        form={form}
        name="everyOtherSaturday"
        type="date"
        label={t('settings.calendar.everyOther')}
        hint={t('settings.calendar.everyOtherHint')}
      />
      <FormText
        form={form}
        name="years"
        span={6}
        label={t('settings.calendar.years')}
        hint={t('settings.calendar.yearsHint')}
      />
      <DaysThatDiffer form={form} />
      <FormSeveral
        form={form}
        name="departments"
        label={t('settings.calendar.departments')}
        all={t('settings.calendar.allOthers')}
        choices={departments.map((one) => ({ value: one.code, label: one.name }))}
      />
    </>
  );
}

function Week({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const word = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <>
      {weekdays.map((name, n) => (
        <FormText
          key={name}
          form={form}
          name={name}
          label={word.format(Date.UTC(2024, 0, 7 + n))}
          placeholder={t('settings.calendar.dayOff')}
        />
      ))}
    </>
  );
}

function DaysThatDiffer({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('settings.calendar.days')}
      field="calendar.days"
      error={form.error}
      span={6}
      hint={t('settings.calendar.daysHint')}
    >
      {({ id, describedBy }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          className="in mono"
          rows={5}
          value={form.values.days}
          onChange={(event) => form.set('days', event.target.value)}
        />
      )}
    </Field>
  );
}

/** What would be worked otherwise in this year, asked of the server, which knows the holidays. */
function Preview({ of, form }: { of: CalendarView | undefined; form: Form<Values> }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<OutputOf<typeof previewCalendar>>();
  const year = new Date(serverNow()).getFullYear();
  const asking = useSend(async () => {
    setSeen(await call<typeof previewCalendar>('POST /calendars/preview', { ...inputOf(of, form.values), year }));
  });
  return (
    <section className="side-part">
      <p className="row">
        <button type="button" className="btn" disabled={asking.busy || !form.dirty} onClick={() => asking.send()}>
          {t('settings.calendar.preview')}
        </button>
        <span className="sub">{t('settings.calendar.keeps')}</span>
      </p>
      <RefusalText error={asking.error} />
      {seen && seen.missingYears.length > 0 && (
        <p className="tag soon">{t('settings.calendar.missing', { years: seen.missingYears.join(' ') })}</p>
      )}
      {seen && <p className="sub">{t('settings.calendar.changed', { count: seen.changed.length, year })}</p>}
      {seen && seen.changed.length > 0 && (
        <ul className="changed-days">
          {seen.changed.map(({ date, before, after }) => (
            <li key={date}>
              <span>{date}</span>
              <span className="sub">{before ? shiftsText(before.shifts) || t('settings.calendar.dayOff') : ''}</span>
              <b>{shiftsText(after.shifts) || t('settings.calendar.dayOff')}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
