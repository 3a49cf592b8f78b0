/** A new kind as it is typed, and what is sent: codes and keys are made of the English words, choices of `红/Red、金/Gold`. */
import type { detailTypes, SpecialDetail, SpecialKindView } from '../../../../../contract/special.ts';

export interface DetailDraft {
  zh: string;
  en: string;
  type: (typeof detailTypes)[number];
  required: boolean;
  personal: boolean;
  choices: string;
  /** Of a detail that is there already: orders keep what was given under its key, and under those of its choices. */
  key?: string;
  kept?: SpecialDetail['choices'];
}

export interface KindDraft {
  zh: string;
  en: string;
  called: string;
  details: DetailDraft[];
  tell: string[];
  hours: string;
  basis: 'natural' | 'working';
  before: '' | 'prepare' | 'pack' | 'hand-over';
  high: boolean;
}

export const emptyDetail: DetailDraft = { zh: '', en: '', type: 'text', required: true, personal: false, choices: '' };
export const emptyKind: KindDraft = {
  zh: '',
  en: '',
  called: '',
  details: [emptyDetail],
  tell: [],
  hours: '4',
  basis: 'working',
  before: '',
  high: false,
};

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** `Gift wrapping` is gift-wrapping. */
export function codeOf(text: string): string {
  return wordsOf(text)
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40);
}

/** `Words on the card` is wordsOnTheCard. */
export function keyOf(text: string): string {
  const [first = '', ...rest] = wordsOf(text);
  const key = first + rest.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  return key.replace(/^[^a-z]+/, '').slice(0, 30);
}

/** `红/Red、金/Gold`; where only one word is given it serves both languages. */
export function choicesFrom(text: string, kept: SpecialDetail['choices'] = []): SpecialDetail['choices'] {
  return text
    .split(/[、,，;；\n]/u)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one, n) => {
      const [zh = '', en = zh] = one.split('/').map((word) => word.trim());
      const same = kept.find((before) => before.title.zh === zh || before.title.en === en);
      return { key: same?.key ?? (codeOf(en) || `c${n + 1}`), title: { zh, en } };
    });
}

/** What a kind that is there begins its change with. */
export function draftOf(kind: SpecialKindView): KindDraft {
  return {
    ...kind.title,
    called: kind.called.join('、'),
    details: kind.details.map(({ title, choices, ...detail }) => ({
      ...detail,
      ...title,
      kept: choices,
      choices: choices.map((one) => `${one.title.zh}/${one.title.en}`).join('、'),
    })),
    tell: kind.tells,
    hours: kind.acknowledgeHours === null ? '' : String(kind.acknowledgeHours),
    basis: kind.basis,
    before: kind.before ?? '',
    high: kind.priority === 'high',
  };
}

export function kindFrom(draft: KindDraft): Record<string, unknown> {
  const { zh, en, called, details, tell, hours, basis, before, high } = draft;
  return {
    title: { zh: zh.trim(), en: en.trim() },
    details: details
      .filter((one) => one.zh.trim() !== '' || one.en.trim() !== '')
      .map((one) => ({
        key: one.key ?? keyOf(one.en),
        title: { zh: one.zh.trim(), en: one.en.trim() },
        type: one.type,
        required: one.required,
        personal: one.personal,
        ...(one.type === 'choice' ? { choices: choicesFrom(one.choices, one.kept) } : {}),
      })),
    called: called
      .split(/[、,，;；\n]/u)
      .map((one) => one.trim())
      .filter(Boolean),
    priority: high ? 'high' : 'normal',
    tell,
    ...(hours.trim() === '' ? {} : { acknowledgeHours: Number(hours) }),
    basis,
    ...(before === '' ? {} : { before }),
  };
}
