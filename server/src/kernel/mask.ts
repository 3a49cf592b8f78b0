/** Masks of personal data, as Chinese users expect them: 138****1234, 李**, an address to its district. (OS-8.3, CC-7.1) */

export function maskPhone(phone: string): string {
  const digits = phone.trim();
  if (/^1\d{10}/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7, 11)}`;
  return digits.length > 4 ? `${'*'.repeat(Math.min(6, digits.length - 2))}${digits.slice(-2)}` : '****';
}

export function maskName(name: string): string {
  const [first] = [...name.trim()];
  return first ? `${first}**` : '';
}

export function maskAddress(detail: string): string {
  return detail.trim() ? '******' : '';
}

export function maskEmail(email: string): string {
  const at = email.indexOf('@');
  return at > 0 ? `${email.slice(0, 1)}**${email.slice(at)}` : '**';
}
