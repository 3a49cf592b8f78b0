/** People, sign-in and API keys. Passwords and tokens go in or out once and are never stored in clear. (CC-1, CC-7.2, OS-8.3) */
import { z } from 'zod';
import { changeOf } from './change.ts';
import { entryRules } from './entry-rules.ts';
import { done, endpoint, id, instant, nothing, reason, typedText } from './kit.ts';
import { roles as roleWords, type RoleId } from './vocabulary.ts';

const name = z.string().trim().min(1).max(entryRules.name.max);
const account = z.string().trim().toLowerCase().regex(entryRules.newAccount.shape, entryRules.newAccount.says);
/** Weakness is judged by the server, which knows the account and the name. */
const newPassword = z.string().min(1).max(entryRules.password.max);
const once = z
  .boolean()
  .default(false)
  .describe('the password serves for one sign-in; then the person chooses an own one');
const role = z.enum(Object.keys(roleWords) as [RoleId, ...RoleId[]]);
const phone = z.string().trim().min(4).max(40);
const mail = z.string().trim().max(200).pipe(z.email());
const scopeIds = z.array(id).max(500).nullable();
const ref = z.object({ id, rev: z.int() });

const profile = {
  name,
  phone: phone.nullable().default(null),
  mail: mail.nullable().default(null),
  departmentIds: z.array(id).max(10).default([]).describe('the first is the person’s own department'),
};
const rightsInput = {
  roles: z.array(role).max(8),
  shopIds: scopeIds.default(null).describe('null means all'),
  warehouseIds: scopeIds.default(null),
  sessionIds: scopeIds.default(null),
};
const title = (zh: string, en: string) => ({ zh, en });
const language = z.enum(['zh', 'en']);
/** What a session still owes before it may do anything else: the code, or enrolling a second factor. */
const factorDue = z.enum(['code', 'password', 'enrolment']).nullable();

/** How the company looks: the address of its logo and its colour. */
const look = { logo: z.string().nullable(), colour: z.string().nullable() };

export const entrance = endpoint({
  name: 'people.entrance',
  route: 'GET /sign-in',
  title: title('登录页', 'What the sign-in page shows'),
  input: nothing,
  output: z.object({
    company: z.string(),
    ...look,
    needsFirstAdmin: z.boolean(),
    providers: z.array(z.object({ id, name: z.string() })).describe('other systems by which one may sign in'),
  }),
});

export const firstAdmin = endpoint({
  name: 'people.first-admin',
  route: 'POST /people/first-admin',
  title: title('设立首位管理员', 'Set up the first administrator'),
  input: z.strictObject({ account, name, password: newPassword }),
  output: ref,
});

export const signIn = endpoint({
  name: 'people.sign-in',
  route: 'POST /sign-in',
  title: title('登录', 'Sign in'),
  input: z.strictObject({
    account: z.string().trim().toLowerCase().min(1).max(entryRules.account.max),
    password: z.string().min(1).max(entryRules.password.max),
  }),
  output: z.object({ id, name: z.string(), language, due: factorDue }),
});

export const signOut = endpoint({
  name: 'people.sign-out',
  route: 'POST /sign-out',
  title: title('退出登录', 'Sign out'),
  input: nothing,
  output: done,
});

export const me = endpoint({
  name: 'people.me',
  route: 'GET /me',
  title: title('我是谁', 'Who I am and what I may do'),
  input: nothing,
  output: z.object({
    id,
    account: z.string(),
    name: z.string(),
    due: factorDue,
    department: z.string(),
    departmentIds: z.array(id),
    roles: z.array(z.string()),
    may: z.array(z.string()).describe('names of the actions and queries that this person may use'),
    permissions: z.record(z.string(), z.string()).describe('the same with the scope of each'),
    scopes: z.object({ shopIds: scopeIds, warehouseIds: scopeIds, sessionIds: scopeIds }),
    language,
    preferences: z.record(z.string(), z.unknown()),
    looksNeedReason: z.boolean().describe('whether personal data is shown only to who says why'),
    company: z.object({ name: z.string(), short: z.string(), ...look }),
  }),
});

export const setPreferences = endpoint({
  name: 'people.set-preferences',
  route: 'PUT /me/preferences',
  title: title('保存偏好', 'Keep preferences'),
  input: z.strictObject({
    language: language.optional(),
    preferences: z
      .record(z.string().min(1).max(60), z.json())
      .optional()
      .describe('replaces what was kept; up to 16 kB'),
  }),
  output: done,
});

export const setPassword = endpoint({
  name: 'people.set-password',
  route: 'PUT /people/:staffId/password',
  title: title('设置密码', 'Set a password'),
  input: z.strictObject({
    staffId: id,
    present: z.string().max(entryRules.password.max).optional().describe('needed for one’s own'),
    password: newPassword,
    once,
  }),
  output: done,
});

export const addStaff = endpoint({
  name: 'people.add-staff',
  route: 'POST /people',
  title: title('新增员工', 'Add a colleague'),
  input: z.strictObject({
    account,
    ...profile,
    ...rightsInput,
    password: newPassword.optional(),
    once,
    language: language.default('zh'),
  }),
  output: ref,
});

export const changeStaff = endpoint({
  name: 'people.change-staff',
  route: 'PATCH /people/:staffId',
  title: title('修改员工资料', 'Change a colleague’s particulars'),
  input: changeOf('staffId', profile),
  output: ref,
});

export const changeRoles = endpoint({
  name: 'people.change-roles',
  route: 'PUT /people/:staffId/rights',
  title: title('修改角色与范围', 'Change roles and scopes'),
  input: z.strictObject({ staffId: id, ...rightsInput }),
  output: ref,
});

export const setAbsence = endpoint({
  name: 'people.set-absence',
  route: 'PUT /people/:staffId/absence',
  title: title('登记休假与代理人', 'Record an absence and who stands in'),
  input: z.strictObject({
    staffId: id,
    from: instant.nullable(),
    until: instant.nullable(),
    substituteIds: z.array(id).max(5),
  }),
  output: ref,
});

export const deactivate = endpoint({
  name: 'people.deactivate',
  route: 'POST /people/:staffId/deactivation',
  title: title('停用员工并交接', 'Deactivate a colleague and hand the work over'),
  input: z.strictObject({ staffId: id, handOverTo: id, reason }),
  output: ref.extend({ handedOver: z.record(z.string(), z.int()).describe('pieces of work by kind') }),
});

const keyView = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  ownerId: id,
  owner: z.string(),
  allowed: z.array(z.string()),
  shopIds: scopeIds,
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

export const createKey = endpoint({
  name: 'people.create-key',
  route: 'POST /keys',
  title: title('新建 API 密钥', 'Create an API key'),
  input: z.strictObject({
    name,
    allowed: z
      .array(
        z
          .string()
          .trim()
          .regex(/^(\*|[a-z]+\.(\*|[a-z-]+))$/, 'an action such as orders.create, or orders.*'),
      )
      .min(1)
      .max(100)
      .describe('what the key may do, of what its owner may do'),
    shopIds: scopeIds.default(null),
    expiresAt: instant.nullable().default(null),
  }),
  output: keyView.extend({ token: z.string().describe('shown this once') }),
});

export const revokeKey = endpoint({
  name: 'people.revoke-key',
  route: 'POST /keys/:keyId/revocation',
  title: title('作废 API 密钥', 'Revoke an API key'),
  input: z.strictObject({ keyId: id }),
  output: done,
});

export const listKeys = endpoint({
  name: 'people.keys',
  route: 'GET /keys',
  title: title('API 密钥', 'API keys'),
  input: nothing,
  output: z.object({ items: z.array(keyView) }),
});

const peopleOfPage = z.object({
  items: z.array(
    z.object({
      id,
      rev: z.int(),
      account: z.string(),
      name: z.string(),
      phoneMask: z.string(),
      mailMask: z.string(),
      departmentIds: z.array(id),
      roles: z.array(z.string()),
      shopIds: scopeIds,
      warehouseIds: scopeIds,
      sessionIds: scopeIds,
      substituteIds: z.array(id),
      awayFrom: instant.nullable(),
      awayUntil: instant.nullable(),
      active: z.boolean(),
      hasFactor: z.boolean().describe('a second factor is enrolled'),
    }),
  ),
});

export const listPeople = endpoint({
  name: 'people.list',
  route: 'GET /people',
  title: title('员工', 'Colleagues with their rights'),
  input: z.strictObject({
    departmentId: id.optional(),
    role: role.optional(),
    inactive: z.stringbool().default(false),
  }),
  output: peopleOfPage,
});

/** A name is personal: it goes in the body, never in an address. */
export const searchPeople = endpoint({
  name: 'people.search',
  route: 'POST /people/search',
  title: title('按姓名查员工', 'Find colleagues with their rights by name, account or initials'),
  input: z.strictObject({
    text: typedText.min(1).max(60),
    departmentId: id.optional(),
    role: role.optional(),
    inactive: z.boolean().default(false),
  }),
  output: peopleOfPage,
});
