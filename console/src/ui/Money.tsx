/** An amount in minor units of its currency. */
import { useFormats } from '../i18n/useFormats.ts';

export function Money({ minor, currency = 'CNY' }: { minor: number; currency?: string }) {
  return <span className="money">{useFormats().money(minor, currency)}</span>;
}
