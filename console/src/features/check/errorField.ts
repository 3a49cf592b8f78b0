/** A field in which an error was booked, in the reader's words; those of lines are counted together. */
import type { TFunction } from 'i18next';

export function errorField(field: string, t: TFunction): string {
  const line = /^line(?: \d+)?\.(\w+)$/.exec(field);
  return line
    ? t(`numbers.lineField.${line[1]}`, { defaultValue: field })
    : t(`timeline.field.${field}`, { defaultValue: t(`check.field.${field}`, { defaultValue: field }) });
}
