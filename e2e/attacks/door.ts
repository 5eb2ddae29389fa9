import { expect } from 'vitest';

/** Posts whatever to an address. No answer may tell of the hub's insides. */
export async function post(url: string, body: unknown, token?: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  expect(text).not.toMatch(/node_modules|\\n +at |Did you mean|stacktrace/);
  return { status: response.status, text, codes: [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code) };
}
