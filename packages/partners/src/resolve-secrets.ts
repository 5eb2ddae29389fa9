import { readFileSync } from 'node:fs';
import { Misconfigured } from '@supply-hub/errors';
import type { PartnerProfile, PartnerTransport } from './partner-profile.ts';

/**
 * Puts the secrets of a transport in their places. Profiles travel in events and lie in tables, so they hold only
 * `${NAME}`, the name of an environment variable, or the path of a file; who opens a transport calls this first, in the
 * process that speaks to the partner, and keeps the outcome in memory alone: never in a table, event, log or error.
 *
 * `password` (SFTP) and `token` (HTTPS) are the secrets themselves afterwards;
 * `privateKeyFile` and `caFile` stay paths.
 * @param transport one of `profile.transports`
 * @param name what messages call it: `alpine-surgical, transport sftp`
 * @throws Misconfigured the variable is not set, or the file cannot be read or is empty: names which, for whoever
 *   runs the hub
 */
export function resolveSecrets<T extends PartnerTransport>(
  transport: T,
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): T {
  switch (transport.kind) {
    case 'sftp': {
      const password = secretOf(transport.password, transport.passwordFile, env, name);
      return password === undefined ? transport : { ...transport, password };
    }
    case 'https': {
      const token = secretOf(transport.token, transport.tokenFile, env, name);
      return token === undefined ? transport : { ...transport, token };
    }
    case 'folder':
    case 'mllp':
      return transport;
  }
}

/** The environment variables a profile names, each with where: `transports.sftp.password`. */
export function secretNames(profile: PartnerProfile): { readonly name: string; readonly path: string }[] {
  return Object.entries(profile.transports).flatMap(([key, transport]) => {
    const [field, value] =
      transport.kind === 'sftp'
        ? ['password', transport.password]
        : transport.kind === 'https'
          ? ['token', transport.token]
          : ['', undefined];
    return value === undefined ? [] : [{ name: variableIn(value), path: `transports.${key}.${field}` }];
  });
}

function secretOf(
  reference: string | undefined,
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  if (reference !== undefined) {
    const value = env[variableIn(reference)];
    if (value !== undefined && value !== '') return value;
    throw new Misconfigured(
      `${name}: the environment variable ${variableIn(reference)} is not set where it is opened.`,
    );
  }
  if (file === undefined) return undefined;
  const text = contentOf(file, name);
  if (text !== '') return text;
  throw new Misconfigured(`${name}: ${file} is empty; it should hold the secret and nothing else.`);
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Misconfigured(`${name}: ${file} cannot be read; it should hold the secret and nothing else.`, {
      cause: error,
    });
  }
}

const variableIn = (reference: string): string => reference.slice(2, -1);
