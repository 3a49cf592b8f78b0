/** RFC 9457 problem details, as every refusal arrives at a client; texts are rendered from the code in the reader's language. */
import { refusals, type RefusalCode } from './refusals.ts';

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  field?: string;
  params?: Record<string, string | number>;
  remedy: string;
  clause?: string;
  issues?: { field: string; code: string; message: string; params?: Record<string, string | number> }[];
}

export type Language = 'zh' | 'en';

/** The text of a refusal with its parameters filled in. */
export function refusalText(code: string, params: Record<string, string | number> = {}, language: Language = 'zh') {
  const text = refusals[code as RefusalCode] as (typeof refusals)[RefusalCode] | undefined;
  const fill = (s: string): string => s.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  if (!text) return { title: code, remedy: '' };
  return language === 'zh'
    ? { title: fill(text.zh), remedy: fill(text.mendZh) }
    : { title: fill(text.en), remedy: fill(text.mendEn) };
}
