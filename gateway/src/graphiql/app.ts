/**
 * GraphiQL in the browser, for development. Bundled by `bundle.ts`; never loaded by Node.
 *
 * The development token is asked for when the page opens and again when it has expired. A tab's own
 * Authorization header goes before it, which is how one asks as somebody else.
 */
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { Kind, parse } from 'graphql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

// The repository is checked without the browser's types, so that no server file can use them by mistake.
declare const document: { getElementById(id: string): { readonly textContent: string } | null };
declare const window: { MonacoEnvironment?: { getWorker(id: string, label: string): unknown } };
declare const Worker: new (url: URL) => unknown;

const workers: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
window.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(new URL(workers[label] ?? 'editor.worker.js', import.meta.url)),
};

let token = await askForToken();

async function askForToken(): Promise<string | undefined> {
  const response = await fetch('/graphiql/token');
  const body: unknown = response.ok ? await response.json() : undefined;
  const found = body !== null && typeof body === 'object' && 'token' in body ? body.token : undefined;
  return typeof found === 'string' ? found : undefined;
}

async function fetchWithToken(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  if (headers.has('authorization')) return fetch(input, init);
  const send = () => {
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
  const response = await send();
  if (response.status !== 401) return response;
  token = await askForToken();
  return token === undefined ? response : send();
}

const ask = createGraphiQLFetcher({ url: '/graphql', fetch: fetchWithToken });

/**
 * The editor learns the operations of another tab a moment after it shows them, and would name the last tab's one. A
 * text with one operation needs no name.
 */
const askForWhatIsShown: typeof ask = ({ operationName, ...shown }, options) =>
  ask({ ...shown, operationName: operationCount(shown.query) === 1 ? null : (operationName ?? null) }, options);

function operationCount(text: string): number {
  try {
    return parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  } catch {
    return 0; // the hub says what is wrong with it
  }
}

/** Whom the hub takes an operation without an Authorization header of its own for. */
function whoAsks(): string {
  if (token === undefined) return 'no token: set Authorization under Headers';
  const claims: unknown = JSON.parse(atob(token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));
  const role = claims !== null && typeof claims === 'object' && 'role' in claims ? claims.role : undefined;
  return `asking as ${String(role)}`;
}

const root = document.getElementById('graphiql');
if (root === null) throw new Error('The page has no place for GraphiQL.');
createRoot(root).render(
  createElement(
    GraphiQL,
    {
      fetcher: askForWhatIsShown,
      defaultTabs: JSON.parse(document.getElementById('examples')?.textContent ?? '[]'),
      defaultEditorToolsVisibility: 'variables',
      plugins: [HISTORY_PLUGIN],
    },
    createElement(GraphiQL.Logo, null, `Supply hub, ${whoAsks()}`),
  ),
);
