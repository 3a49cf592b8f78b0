/**
 * The receiver of an order: encrypted under the order's data key, masked for every screen, found by keyed hashes.
 * A platform's ciphertext stays as it is: encrypted again, masked, never searched. (OS-8.3, CC-7.1)
 */
import type { z } from 'zod';
import type { receiver } from '../../../../contract/orders.ts';
import { maskName, maskPhone } from '../../kernel/mask.ts';
import { searchTokens } from '../../kernel/search-tokens.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import { findRegion } from './regions.ts';

export type Receiver = z.infer<typeof receiver>;

export interface SealedReceiver {
  receiver_enc: Buffer;
  receiver_name_mask: string;
  receiver_phone_mask: string;
  province: string;
  city: string;
  district: string;
  region_codes: string[];
  ciphered: boolean;
}

export function sealReceiver(secrets: Secrets, key: DataKey, to: Receiver): SealedReceiver {
  const region = findRegion({ province: to.province, city: to.city, district: to.district });
  return {
    receiver_enc: secrets.encrypt(key, JSON.stringify({ name: to.name, phone: to.phone, detail: to.detail })),
    receiver_name_mask: to.ciphered ? '密文' : maskName(to.name),
    receiver_phone_mask: to.ciphered ? '密文' : maskPhone(to.phone),
    province: to.province,
    city: to.city,
    district: to.district,
    region_codes: region
      ? [region.provinceCode, region.cityCode, region.districtCode].filter((c): c is string => Boolean(c))
      : [],
    ciphered: to.ciphered,
  };
}

export function openReceiver(
  secrets: Secrets,
  key: DataKey,
  sealed: Buffer,
): { name: string; phone: string; detail: string } {
  return JSON.parse(secrets.decrypt(key, sealed)) as { name: string; phone: string; detail: string };
}

export function receiverTokens(secrets: Secrets, to: Pick<Receiver, 'name' | 'phone' | 'ciphered'>): Buffer[] {
  return to.ciphered ? [] : searchTokens(secrets, { name: to.name, phone: to.phone }).map((t) => t.token);
}
