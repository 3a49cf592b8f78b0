/** The texts of one fault: what it means and how it is mended, in both languages. */
export interface IssueText {
  zh: string;
  en: string;
  mendZh: string;
  mendEn: string;
}

export function issue(zh: string, en: string, mendZh: string, mendEn: string): IssueText {
  return { zh, en, mendZh, mendEn };
}
