/**
 * Cookies that an action's answer sets. They hang on the answer under a symbol, so that they reach neither the JSON nor
 * a stored answer; http.ts sets them httpOnly, SameSite=Lax, and Secure over https.
 */
export interface AnswerCookie {
  name: string;
  value: string;
  maxAgeSeconds: number;
}

const key = Symbol('cookies');

export function withCookies<T extends object>(output: T, cookies: AnswerCookie[]): T {
  return Object.defineProperty(output, key, { value: cookies, enumerable: false });
}

export function cookiesOf(output: unknown): AnswerCookie[] {
  return (output as { [key]?: AnswerCookie[] } | null | undefined)?.[key] ?? [];
}
