/** What of a customer is encrypted, what is masked, and by which tokens it is found. A company's name is not personal. (CC-7.1, OS-8.3) */
import { initialsOf } from '../../kernel/initials.ts';
import { maskAddress, maskEmail, maskName, maskPhone } from '../../kernel/mask.ts';
import { searchTokens, type SearchToken } from '../../kernel/search-tokens.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import type { ContactInput, Customer } from './customer.ts';

type Columns = Record<string, unknown>;

export function nameColumns(secrets: Secrets, key: DataKey, type: Customer['type'], name: string): Columns {
  return { name_enc: secrets.encrypt(key, name), name_mask: type === 'company' ? name : maskName(name) };
}

export function noteColumns(secrets: Secrets, key: DataKey, note: string | null): Columns {
  return { note_enc: note ? secrets.encrypt(key, note) : null };
}

export function contactColumns(secrets: Secrets, key: DataKey, contact: ContactInput): Columns {
  const seal = (text: string | null): Buffer | null => (text ? secrets.encrypt(key, text) : null);
  return {
    name_enc: secrets.encrypt(key, contact.name),
    name_mask: maskName(contact.name),
    phone_enc: seal(contact.phone),
    phone_mask: contact.phone ? maskPhone(contact.phone) : '',
    mail_enc: seal(contact.mail),
    mail_mask: contact.mail ? maskEmail(contact.mail) : '',
    address_enc: seal(contact.address),
    address_mask: contact.address ? maskAddress(contact.address) : '',
    role: contact.role,
  };
}

const initialsLengths = [2, 3, 4, 5, 6];

/** The same token once, although several contacts may share a phone. */
export function customerTokens(
  secrets: Secrets,
  name: string,
  contacts: readonly Pick<ContactInput, 'name' | 'phone'>[],
): SearchToken[] {
  const initials = (text: string): SearchToken[] => {
    const letters = initialsOf(text);
    const starts = initialsLengths.filter((n) => n <= letters.length).map((n) => letters.slice(0, n));
    return starts.map((start) => ({ kind: 'initials', token: secrets.token('initials', start) }));
  };
  const all = [{ name, phone: null }, ...contacts].flatMap((one) => [
    ...searchTokens(secrets, { name: one.name, phone: one.phone ?? undefined }),
    ...initials(one.name),
  ]);
  return [...new Map(all.map((one) => [one.token.toString('hex'), one])).values()];
}
