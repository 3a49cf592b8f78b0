/** The second factor of sign-in, one's own sessions, and the providers by which people may sign in. (OS-8.3, CC-7.2) */
import { z } from 'zod';
import { changeOf } from './change.ts';
import { entryRules } from './entry-rules.ts';
import { done, endpoint, id, instant, nothing, reason, typedText } from './kit.ts';

const title = (zh: string, en: string) => ({ zh, en });
const ref = z.object({ id, rev: z.int() });
const code = typedText.regex(entryRules.code.shape, entryRules.code.says);
const recoveryCodes = z.array(z.string()).describe('each works once; shown this once');

export const proveFactor = endpoint({
  name: 'people.prove-factor',
  route: 'POST /sign-in/second-factor',
  title: title('输入验证码', 'Give the code of the second factor'),
  input: z.strictObject({ code }),
  output: done,
});

export const beginFactor = endpoint({
  name: 'people.begin-factor',
  route: 'POST /me/second-factor',
  title: title('开始绑定验证器', 'Begin to enrol a second factor'),
  input: nothing,
  output: z.object({
    secret: z.string().describe('for typing it in by hand; shown this once'),
    address: z.string().describe('otpauth:// for the QR code'),
  }),
});

export const confirmFactor = endpoint({
  name: 'people.confirm-factor',
  route: 'POST /me/second-factor/confirmation',
  title: title('确认绑定验证器', 'Confirm the second factor with its first code'),
  input: z.strictObject({ code }),
  output: z.object({ recoveryCodes }),
});

export const renewRecoveryCodes = endpoint({
  name: 'people.renew-recovery-codes',
  route: 'POST /me/second-factor/recovery-codes',
  title: title('更换恢复码', 'Replace the recovery codes'),
  input: z.strictObject({ code }),
  output: z.object({ recoveryCodes }),
});

export const removeFactor = endpoint({
  name: 'people.remove-factor',
  route: 'POST /me/second-factor/removal',
  title: title('解除验证器', 'Remove the own second factor'),
  input: z.strictObject({ code }),
  output: done,
});

export const resetFactor = endpoint({
  name: 'people.reset-factor',
  route: 'POST /people/:staffId/second-factor-reset',
  title: title('重置员工的验证器', 'Reset a colleague’s second factor'),
  input: z.strictObject({ staffId: id, reason }),
  output: done,
});

export const ownSignIn = endpoint({
  name: 'people.own-sign-in',
  route: 'GET /me/sign-in',
  title: title('我的登录方式', 'My ways to sign in and my sessions'),
  input: nothing,
  output: z.object({
    factor: z.object({
      enrolledAt: instant.nullable(),
      required: z.boolean().describe('one of the person’s roles must have it'),
      recoveryCodesLeft: z.int(),
    }),
    identities: z.array(z.object({ id, provider: z.string(), linkedAt: instant, lastAt: instant.nullable() })),
    sessions: z.array(
      z.object({
        id,
        agent: z.string().describe('browser and system'),
        method: z.enum(['password', 'provider']),
        createdAt: instant,
        seenAt: instant,
        current: z.boolean(),
      }),
    ),
  }),
});

export const endSession = endpoint({
  name: 'people.end-session',
  route: 'POST /me/sessions/:sessionId/end',
  title: title('退出另一处登录', 'End one of my sessions'),
  input: z.strictObject({ sessionId: id }),
  output: done,
});

export const endOtherSessions = endpoint({
  name: 'people.end-other-sessions',
  route: 'POST /me/sessions/end-others',
  title: title('退出其他所有登录', 'End all my other sessions'),
  input: nothing,
  output: z.object({ ended: z.int() }),
});

export const unlinkIdentity = endpoint({
  name: 'people.unlink-identity',
  route: 'POST /me/identities/:identityId/removal',
  title: title('解除外部账号', 'Unlink an account of a provider'),
  input: z.strictObject({ identityId: id }),
  output: done,
});

const loopback = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;
const provider = {
  name: z.string().trim().min(1).max(60),
  issuer: z
    .string()
    .trim()
    .max(300)
    .refine((text) => URL.canParse(text) && (text.startsWith('https://') || loopback.test(text)), {
      error: 'an address that begins with https://',
    })
    .describe('where the provider describes itself (.well-known/openid-configuration)'),
  clientId: z.string().trim().min(1).max(300),
  linkByMail: z.boolean().default(true).describe('a verified mail that belongs to one colleague links the two'),
  secondFactor: z
    .enum(['provider', 'own'])
    .default('own')
    .describe('who asks for the second factor: the provider, or Luyue after it'),
};
const clientSecret = z.string().min(1).max(500);

export const addProvider = endpoint({
  name: 'people.add-provider',
  route: 'POST /identity-providers',
  title: title('新增登录提供方', 'Add a sign-in provider'),
  input: z.strictObject({ ...provider, clientSecret }),
  output: ref,
});

export const changeProvider = endpoint({
  name: 'people.change-provider',
  route: 'PATCH /identity-providers/:providerId',
  title: title('修改登录提供方', 'Change a sign-in provider'),
  input: changeOf('providerId', { ...provider, clientSecret, active: z.boolean() }),
  output: ref,
});

export const listProviders = endpoint({
  name: 'people.providers',
  route: 'GET /identity-providers',
  title: title('登录提供方', 'Sign-in providers'),
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        id,
        rev: z.int(),
        name: z.string(),
        issuer: z.string(),
        clientId: z.string(),
        linkByMail: z.boolean(),
        secondFactor: z.enum(['provider', 'own']),
        active: z.boolean(),
        linked: z.int().describe('colleagues who are linked'),
        returnPath: z.string().describe('what the provider must allow as redirect, below this system’s address'),
      }),
    ),
  }),
});
