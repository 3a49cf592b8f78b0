/**
 * Reads what platforms send without losing a digit: every number stays the text that it was, so that a 19-digit id is whole
 * and an amount is what was written. Faults are gathered, so that all of them are told at once. (OS-2.2)
 */
import { parse } from 'lossless-json';
import type { FaultCode } from './faults.ts';
import { unclear, Unclear, type About, type Fault } from './told.ts';

/** Objects, lists, texts, booleans and null; numbers are texts. */
export function readJson(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return parse(text, null, (number) => number);
  } catch {
    throw unclear('BODY_UNREADABLE');
  }
}

export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
}

export function list(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** A text as it can be stored: whole characters, no NUL, not longer than its column. */
export function text(value: unknown, max = 300): string {
  if (typeof value !== 'string') return '';
  return [...value.replaceAll('\0', '').toWellFormed().trim()].slice(0, max).join('');
}

export function textAt(value: unknown, ...path: (string | number)[]): string {
  return text(at(value, ...path));
}

const numbers = /^-?\d{1,18}(?:\.\d{1,12})?$/u;

/** Gathers faults while fields are read; `done` throws them all. */
export class Reading {
  readonly faults: Fault[] = [];

  fault(code: FaultCode, field: string, params: Fault['params'] = {}): void {
    this.faults.push({ code, field, params });
  }

  done(about?: About): void {
    if (this.faults.length === 0) return;
    const isUsable = about && !this.faults.some((one) => one.code === 'ID_NOT_USABLE') && about.externalNo !== '';
    throw new Unclear(this.faults.slice(0, 50), isUsable ? about : undefined);
  }

  id(value: unknown, field: string): string {
    const found = text(value, 200);
    if (found === '') this.fault('FIELD_MISSING', field);
    else if (!/^[\w#./-]{1,80}$/u.test(found)) this.fault('ID_NOT_USABLE', field, { value: found.slice(0, 40) });
    return found;
  }

  /** A decimal number in hundredths; empty is nothing. */
  money(value: unknown, field: string, digits = 2): number {
    if (value === undefined || value === null || value === '') return 0;
    const found = text(value, 40);
    const [whole = '', part = ''] = found.split('.');
    const isWhole = numbers.test(found) && /^0*$/u.test(part.slice(digits));
    const amount = isWhole ? Number(`${whole}${part.slice(0, digits).padEnd(digits, '0')}`) : Number.NaN;
    if (!Number.isSafeInteger(amount) || Math.abs(amount) > 1_000_000_000_000) {
      this.fault('AMOUNT_UNUSABLE', field, { value: found.slice(0, 40) });
      return 0;
    }
    return amount;
  }

  /** Integer minor units, as Douyin and our own order API write amounts. */
  minor(value: unknown, field: string): number {
    return this.money(value, field, 0);
  }

  price(value: unknown, field: string): string {
    const found = text(value, 40);
    if (/^\d{1,12}(?:\.\d{1,6})?$/u.test(found)) return found;
    const cut = /^(\d{1,12}\.\d{6})0*$/u.exec(found)?.[1];
    if (!cut) this.fault(found === '' ? 'FIELD_MISSING' : 'AMOUNT_UNUSABLE', field, { value: found.slice(0, 40) });
    return cut ?? '0';
  }

  quantity(value: unknown, field: string): string {
    const found = text(value, 40);
    if (/^\d{1,9}(?:\.\d{1,3})?$/u.test(found) && Number(found) > 0) return found;
    this.fault('QUANTITY_UNUSABLE', field, { value: found.slice(0, 40) || '—' });
    return '1';
  }

  /** ISO 8601 with its zone; `zone` is added where the field has none by definition. */
  instant(value: unknown, field: string, zone = ''): Date | undefined {
    const found = text(value, 40);
    if (found === '') return undefined;
    const iso = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(found) ? found : `${found}${zone}`;
    const time = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(iso) ? Date.parse(iso) : Number.NaN;
    return this.usable(time, field, found);
  }

  /** Seconds since 1970, where 0 means never. */
  seconds(value: unknown, field: string): Date | undefined {
    const found = text(value, 40);
    if (found === '' || found === '0') return undefined;
    return this.usable(/^\d{1,11}$/u.test(found) ? Number(found) * 1000 : Number.NaN, field, found);
  }

  private usable(time: number, field: string, found: string): Date | undefined {
    if (time >= earliest && time < latest) return new Date(time);
    this.fault('FIELD_MALFORMED', field, { value: found.slice(0, 40) });
    return undefined;
  }
}

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2101, 0, 1);
