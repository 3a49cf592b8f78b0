/** Adds a record, or changes the fields of one that differ; both by the contract's own schema and the revision that was seen. */
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Endpoint } from '../../../../../contract/kit.ts';
import { call } from '../../../app/api.ts';
import { FormCheck, FormChoice, FormText, type Choice, type Span } from '../../../ui/form/fields.tsx';
import { instantOf, localTime } from '../../../ui/form/companyTime.ts';
import { FormSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm, type Form } from '../../../ui/form/useForm.ts';

export interface RecordRow {
  id: string;
  rev: number;
}

export interface FieldSpec {
  name: string;
  kind: 'text' | 'number' | 'choice' | 'check' | 'time' | 'list';
  label: string;
  choices?: readonly Choice[];
  /** What nothing means, where nothing is allowed; it is sent as null. */
  none?: string;
  hint?: string;
  span?: Span;
  secret?: boolean;
}

interface Way {
  right: string;
  endpoint: Endpoint;
}

export interface RecordKind<Row> {
  id: string;
  fields: (row: Row | undefined) => readonly FieldSpec[];
  add?: Way;
  change: Way & { idName: string };
  /** The queries that show it. */
  shownBy: readonly string[];
}

type Values = Record<string, string | boolean>;

interface RecordFormProps<Row> {
  kind: RecordKind<Row>;
  row: Row | undefined;
  title: string;
  onClose: () => void;
  below?: ReactNode;
}

export function RecordForm<Row extends RecordRow>({ kind, row, title, onClose, below }: RecordFormProps<Row>) {
  const queries = useQueryClient();
  const fields = kind.fields(row);
  const initial = valuesOf(fields, row);
  const way = row ? kind.change : kind.add;
  const form = useForm<Values>({
    schema: way?.endpoint.input ?? kind.change.endpoint.input,
    initial,
    toInput: (values) => ({
      ...(row ? { [kind.change.idName]: row.id } : {}),
      ...inputOf(fields, values, row ? initial : undefined),
    }),
    send: async (input) => {
      await call(way?.endpoint.route ?? kind.change.endpoint.route, input, row ? { ifMatch: row.rev } : {});
      await Promise.all(kind.shownBy.map((name) => queries.invalidateQueries({ queryKey: [name] })));
      onClose();
    },
    draft: fields.some((field) => field.secret) ? undefined : `${kind.id}.${row?.id ?? 'new'}`,
  });
  return (
    <FormSheet title={title} onClose={onClose} form={form} below={below}>
      {fields.map((field) => (
        <OneField key={field.name} field={field} form={form} />
      ))}
    </FormSheet>
  );
}

function OneField({ field, form }: { field: FieldSpec; form: Form<Values> }) {
  const { t } = useTranslation();
  const shared = {
    form,
    name: field.name,
    label: field.label,
    hint: field.hint,
    ...(field.span ? { span: field.span } : {}),
  };
  if (field.kind === 'check') return <FormCheck {...shared} />;
  if (field.kind === 'choice')
    return (
      <FormChoice
        {...shared}
        choices={field.choices ?? []}
        {...(field.none === undefined ? {} : { none: field.none })}
      />
    );
  if (field.kind === 'number') return <FormText {...shared} inputMode="numeric" />;
  if (field.kind === 'time') return <FormText {...shared} type="datetime-local" />;
  if (field.kind === 'list') return <FormText {...shared} hint={field.hint ?? t('form.commas')} />;
  return <FormText {...shared} {...(field.secret ? { type: 'password', autoComplete: 'new-password' } : {})} />;
}

function valuesOf(fields: readonly FieldSpec[], row: object | undefined): Values {
  const present = (row ?? {}) as Record<string, unknown>;
  if (!row) return Object.fromEntries(fields.map((field) => [field.name, shownValue(field, onlyChoice(field))]));
  return Object.fromEntries(fields.map((field) => [field.name, shownValue(field, present[field.name])]));
}

/** Where only one can be chosen there is nothing to ask. */
function onlyChoice({ choices = [], none }: FieldSpec): string | undefined {
  return none === undefined && choices.length === 1 ? choices[0]?.value : undefined;
}

function shownValue(field: FieldSpec, value: unknown): string | boolean {
  if (field.kind === 'check') return value === true;
  if (value === undefined || value === null) return '';
  if (field.kind === 'list') return (value as string[]).join('、');
  if (field.kind === 'time') return localTime(String(value));
  return String(value);
}

function sentValue(field: FieldSpec, value: string | boolean | undefined): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (field.kind === 'list')
    return text
      .split(/[、,，]/)
      .map((one) => one.trim())
      .filter(Boolean);
  if (text === '' && field.none !== undefined) return null;
  if (text === '') return undefined;
  if (field.kind === 'number') return Number(text);
  if (field.kind === 'time') return instantOf(text);
  return text;
}

/** For a change only what differs; a field that was emptied is sent as it is, so that its refusal says what is wrong. */
function inputOf(fields: readonly FieldSpec[], values: Values, before: Values | undefined): Record<string, unknown> {
  const named = fields.filter(({ name }) => before === undefined || values[name] !== before[name]);
  return Object.fromEntries(
    named.flatMap((field) => {
      const sent = sentValue(field, values[field.name]);
      if (sent === undefined) return before === undefined || field.secret ? [] : [[field.name, '']];
      return [[field.name, sent]];
    }),
  );
}
