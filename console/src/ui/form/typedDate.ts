/** A date, or a date with a time, as people type it, told as a form keeps it; undefined when it is none. Pure. */
const typed = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(\d{1,2})[:：](\d{2}))?$/u;

export function typedDate(text: string, withTime: boolean): string | undefined {
  const found = typed.exec(text.trim());
  if (!found) return undefined;
  const [, year = '', month = '', day = '', hour, minute] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${(hour ?? '0').padStart(2, '0')}:${minute ?? '00'}`;
  const at = new Date(`${date}T${time}:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 16) !== `${date}T${time}`) return undefined;
  if (!withTime) return hour === undefined ? date : undefined;
  return hour === undefined ? undefined : `${date}T${time}`;
}
