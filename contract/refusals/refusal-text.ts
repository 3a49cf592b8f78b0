/** The shape of one refusal's texts: HTTP status, what it means and how to mend it, in both languages. */
export interface RefusalText {
  status: number;
  zh: string;
  en: string;
  mendZh: string;
  mendEn: string;
}

export function refusal(status: number, zh: string, en: string, mendZh: string, mendEn: string): RefusalText {
  return { status, zh, en, mendZh, mendEn };
}
