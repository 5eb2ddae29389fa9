import { basename, dirname, resolve } from 'node:path';
import { partnerProfileSchema, type PartnerProfile, type PartnerTransport } from './partner-profile.ts';
import { checkProfile, type KnownToProfiles } from './profile-checks.ts';
import { profileDocument } from './profile-document.ts';
import type { Finding, ProfileFault } from './profile-fault.ts';
import { findingsOf } from './profile-issues.ts';

/** A profile as it can be used, or everything that is wrong with it, in the order of the file. */
export type PartnerReading =
  | { readonly ok: true; readonly profile: PartnerProfile }
  | { readonly ok: false; readonly faults: readonly ProfileFault[] };

/** What an environment says; a name it does not have is undefined. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * A profile file → PartnerProfile. Each value is taken as the text it is written as, so nothing needs quotes; `${NAME}`
 * in a value is taken from the environment, and an unset name is a fault. In `password` and `token` the name stays: see
 * `resolveSecrets`. Paths become absolute, relative to the file's folder.
 *
 * @param file the file's path: its name without `.yaml` is the partner's
 * @param known what hub.yaml has; what is not given is not checked
 */
export function readPartner(text: string, file: string, env: Env, known: KnownToProfiles = {}): PartnerReading {
  const document = profileDocument(text);
  if (document.faults.length > 0) return { ok: false, faults: document.faults };
  const refused = (findings: readonly Finding[]): PartnerReading => ({
    ok: false,
    faults: findings
      .map((finding) => document.place(finding))
      .toSorted((a, b) => a.line - b.line || a.column - b.column),
  });
  const { plain } = document;
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return refused([noProfile]);

  const found: Finding[] = [];
  const filled = substitute(plain, env, [], found);
  if (found.length > 0) return refused(found);
  const parsed = partnerProfileSchema.safeParse(filled);
  if (!parsed.success) return refused(findingsOf(parsed.error.issues, filled));
  const profile = placed(parsed.data, dirname(file));
  const stem = partnerOfFile(file);
  const findings = checkProfile(profile, stem, known);
  return findings.length === 0 ? { ok: true, profile } : refused(findings);
}

/** `alpine-surgical.yaml` → `alpine-surgical` */
export const partnerOfFile = (file: string): string => basename(file).replace(/\.ya?ml$/, '');

const noProfile: Finding = {
  path: [],
  at: 'value',
  sentence: 'This is no profile.',
  remedy: 'Begin with "partner:" and the name of this file without .yaml; docs/connectors.md has a whole example.',
};

function substitute(value: unknown, env: Env, path: readonly (string | number)[], found: Finding[]): unknown {
  if (typeof value === 'string') {
    if (isSecret(path)) return value;
    return value.replaceAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
      const set = env[name];
      if (set !== undefined) return set;
      found.push({
        path,
        at: 'value',
        sentence: `The environment variable ${name} is not set.`,
        remedy: `Set ${name} where the hub is started, or write the value here.`,
      });
      return '';
    });
  }
  if (path.length > deepest) {
    found.push({
      path,
      at: 'value',
      sentence: 'It is nested deeper than any setting is.',
      remedy: 'Write settings as docs/connectors.md shows them.',
    });
    return undefined;
  }
  if (Array.isArray(value)) return value.map((each, index) => substitute(each, env, [...path, index], found));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, substitute(each, env, [...path, key], found)]),
  );
}

/** An alias that holds itself would have no end. */
const deepest = 8;

/** Who opens the transport looks these up; a profile only names them. */
const isSecret = ([section, , name]: readonly (string | number)[]): boolean =>
  section === 'transports' && (name === 'password' || name === 'token');

function placed(profile: PartnerProfile, folder: string): PartnerProfile {
  return {
    ...profile,
    transports: Object.fromEntries(
      Object.entries(profile.transports).map(([name, transport]) => [name, placedTransport(transport, folder)]),
    ),
  };
}

function placedTransport(transport: PartnerTransport, folder: string): PartnerTransport {
  const at = <K extends string>(keys: readonly K[], of: { readonly [key in K]?: string | undefined }) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const path = of[key];
        return path === undefined ? [] : [[key, resolve(folder, path)]];
      }),
    );
  switch (transport.kind) {
    case 'folder':
      return { ...transport, ...at(['in', 'out', 'archive'], transport) };
    case 'sftp':
      return { ...transport, ...at(['passwordFile', 'privateKeyFile'], transport) };
    case 'https':
      return { ...transport, ...at(['tokenFile'], transport) };
    case 'mllp':
      return { ...transport, ...at(['caFile'], transport) };
  }
}
