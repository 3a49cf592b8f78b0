/** Asks the server and answers what it said, or why it refused; neither of both where nobody answered. */
export interface Problem {
  code: string;
  title: string;
  remedy: string;
  field?: string;
}

export async function fetchJson<T>(
  address: string,
  sent?: unknown,
  key?: string,
): Promise<{ body?: T; problem?: Problem }> {
  const headers: Record<string, string> = { 'accept-language': document.documentElement.lang };
  if (sent !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  try {
    const answer = await fetch(address, {
      method: sent === undefined ? 'GET' : 'POST',
      headers,
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    const said: unknown = await answer.json();
    return answer.ok ? { body: said as T } : { problem: said as Problem };
  } catch {
    return {};
  }
}
