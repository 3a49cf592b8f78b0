/** A fact's value as people read it, by its unit. Pure. */
import type { TFunction } from 'i18next';
import type { VerdictView } from '../../../../contract/review.ts';
import type { Formats } from '../../i18n/format.ts';

type Fact = VerdictView['shown'][number];

export function valueText(value: Fact['value'], unit: string, formats: Formats, t: TFunction): string {
  if (value === null) return t('review.unknown');
  if (typeof value === 'boolean') return t(value ? 'review.yes' : 'review.no');
  if (unit === 'date') return formats.date(String(value));
  if (typeof value === 'string') return value;
  if (unit === 'money') return formats.amount(value);
  const plain = formats.decimal(String(value));
  if (unit === 'percent') return `${plain}%`;
  if (unit === 'days') return t('review.days', { count: value });
  return plain;
}

export function unitOfSum(sum: NonNullable<VerdictView['sum']>): string {
  return sum.plus[0]?.unit ?? 'count';
}
