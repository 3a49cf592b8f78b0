/** The company's own settings: a few named values that every part of the product may read. */
import { z } from 'zod';
import { endpoint, shortText } from './kit.ts';
import { roles } from './vocabulary.ts';

const isRoleList = (text: string): boolean => text === '' || text.split(',').every((role) => role in roles);

const wholeNumber = z.string().regex(/^\d{1,9}$/, 'whole minor units');

/** Each setting with what it may be; a setting that was never set has its default. */
export const settingValues = {
  'company.name': shortText.default('本公司'),
  'company.shortName': shortText.default('本公司'),
  'company.currency': z
    .string()
    .regex(/^[A-Z]{3}$/, 'ISO 4217 currency code')
    .default('CNY'),
  'company.language': z.enum(['zh', 'en']).default('zh'),
  'company.servicePhone': z.string().trim().max(40).default(''),
  'mail.from': z.union([z.literal(''), z.email()]).default(''),
  /** Where customers reach the portal, without a slash at the end. */
  'portal.address': z.union([z.literal(''), z.url({ protocol: /^https?$/ }).regex(/[^/]$/)]).default(''),
  'company.serviceHours': z.string().trim().max(100).default(''),
  'company.colour': z
    .string()
    .trim()
    .regex(/^(#[0-9a-f]{6})?$/i, 'a colour such as #0f626e, or nothing')
    .default(''),
  /** Which picture of company_logos is shown; set by uploading one. */
  'company.logo': z.union([z.literal(''), z.uuid()]).default(''),
  /** Roles that must sign in with a second factor, joined by commas. */
  'security.secondFactorRoles': z
    .string()
    .trim()
    .max(200)
    .refine(isRoleList, { error: 'names of roles, joined by commas' })
    .default(''),
  /** Freight of the own shop in minor units, and from which sum of goods on it is free. Never set, it costs nothing. */
  'shop.freight': wholeNumber.default('0'),
  'shop.freeFrom': wholeNumber.default('0'),
} as const;

export type SettingName = keyof typeof settingValues;
export const settingNames = Object.keys(settingValues) as [SettingName, ...SettingName[]];

const settingsView = z.object({ settings: z.array(z.object({ name: z.enum(settingNames), value: z.string() })) });

export const settingsSet = endpoint({
  name: 'settings.set',
  route: 'PUT /settings/:name',
  input: z.strictObject({ name: z.enum(settingNames), value: z.string().max(200) }),
  output: z.object({ name: z.enum(settingNames), value: z.string() }),
  title: { zh: '修改公司设置', en: 'Change a company setting' },
});

export const settingsList = endpoint({
  name: 'settings.list',
  route: 'GET /settings',
  input: z.strictObject({}),
  output: settingsView,
  title: { zh: '查看公司设置', en: 'See the company settings' },
});
