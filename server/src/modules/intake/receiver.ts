/**
 * Tells what kind of personal text a cell holds: clear, masked by the platform (王**, 1********35) or ciphered
 * (`##…`, `$$…`: facts A1.6), and whether a phone number can be one. Ciphers stay as they are: only the platform reads them.
 */
import { parseAddressLine } from '../orders/index.ts';
import type { PersonalText, ReceiverDraft } from './draft.ts';
import type { IssueCode, Params } from './issues.ts';

export function personalText(text: string): PersonalText {
  if (/^(?:##|\$\$|~~)/u.test(text) || /^[#$~].{15,}[#$~]/u.test(text)) return { kind: 'ciphered', text };
  return { kind: /[*＊●]/u.test(text) ? 'masked' : 'clear', text };
}

/** Mobile with the extension of a virtual number, landline, 400, Hong Kong, Macao and Taiwan with their prefix. */
const phoneForms = [
  /^(?:\+?86[- ]?)?1[3-9]\d{9}(?:(?:-|转|,)\d{1,6}|\[\d{1,6}\])?$/u,
  /^(?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{6,7}(?:(?:-|转)\d{1,6})?$/u,
  /^[48]00[- ]?\d{3,4}[- ]?\d{3,4}$/u,
  /^(?:\+|00)?(?:852|853|886)[- ]?\d{8,10}$/u,
  // Anywhere else, with the country in front.
  /^\+(?!86)[1-9]\d{0,2}[- ]?[\d() -]{5,17}\d$/u,
];

export function readPhone(text: string): { phone: PersonalText } | { code: IssueCode; params: Params } {
  const phone = personalText(text);
  if (phone.kind === 'ciphered') return { phone };
  if (phone.kind === 'masked') {
    const length = [...text].length;
    const isMobile = /^1[\d*]+$/u.test(text);
    return isMobile && length !== 11 ? { code: 'PHONE_MASK_INCOMPLETE', params: { length } } : { phone };
  }
  const bare = text.normalize('NFKC').replace(/\.0$/u, '');
  if (phoneForms.some((form) => form.test(bare))) return { phone: { kind: 'clear', text: bare } };
  return { code: 'PHONE_MALFORMED', params: {} };
}

/** An address in one cell, taken apart as far as it can be read. */
export function placeOf(address: PersonalText): Pick<ReceiverDraft, 'province' | 'city' | 'district' | 'detail'> {
  if (address.kind === 'ciphered') return { detail: address };
  const parts = parseAddressLine(address.text);
  const clear = (text: string | undefined): PersonalText | undefined => (text ? { kind: 'clear', text } : undefined);
  return {
    province: clear(parts.province),
    city: clear(parts.city),
    district: clear(parts.district),
    detail: { kind: address.kind, text: parts.rest },
  };
}
