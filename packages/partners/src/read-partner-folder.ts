import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartnerProfile, PartnerTransport } from './partner-profile.ts';
import type { KnownToProfiles } from './profile-checks.ts';
import { profileDocument } from './profile-document.ts';
import type { Finding, ProfileFault } from './profile-fault.ts';
import { partnerOfFile, readPartner, type Env, type PartnerReading } from './read-partner.ts';

/** One profile file of a folder. */
export interface PartnerFile {
  /** Its name, without the folder. */
  readonly file: string;
  /** Its name without `.yaml`. */
  readonly partner: string;
  /** SHA-256 of its bytes, base64url; empty when it could not be read. */
  readonly hash: string;
  readonly reading: PartnerReading;
}

/** Whether a name in a folder of profiles is a profile: editors' own files and what is hidden are not. */
export const isProfileName = (name: string): boolean => /^[^.~#].*\.ya?ml$/.test(name);

/**
 * Every profile of a folder, by file name. What two of them cannot both say (one sender's id, one supplier's orders,
 * one inbox) is a fault of each.
 * @throws the file system's error when the folder cannot be read
 */
export async function readPartnerFolder(folder: string, env: Env, known: KnownToProfiles = {}): Promise<PartnerFile[]> {
  const names = (await readdir(folder)).filter(isProfileName).toSorted();
  const files = await Promise.all(names.map((name) => readProfileFile(folder, name, env, known)));
  return withConflicts(files);
}

interface ReadFile extends PartnerFile {
  readonly text: string;
}

async function readProfileFile(folder: string, file: string, env: Env, known: KnownToProfiles): Promise<ReadFile> {
  const path = join(folder, file);
  const partner = partnerOfFile(file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    const fault = {
      line: 1,
      column: 1,
      path: '',
      sentence: 'The file cannot be read.',
      remedy: 'Let the user the hub runs as read it.',
    };
    return { file, partner, hash: '', text: '', reading: { ok: false, faults: [fault] } };
  }
  const text = new TextDecoder().decode(bytes);
  const hash = createHash('sha256').update(bytes).digest('base64url');
  return { file, partner, hash, text, reading: readPartner(text, path, env, known) };
}

/** What only one profile may have: a name for it, where it stands, and why no second may. */
interface Claim {
  readonly key: string;
  readonly path: readonly (string | number)[];
  readonly says: (others: string) => string;
  readonly remedy: string;
}

function claimsOf(profile: PartnerProfile): Claim[] {
  const { x12, documents, supplier, transports } = profile;
  const pair = (key: 'them' | 'themInTests', usage: string): Claim[] => {
    const party = x12[key];
    if (party === undefined) return [];
    return [
      {
        key: JSON.stringify(['isa', usage, party.qualifier, party.id, x12.us.qualifier, x12.us.id]),
        path: ['x12', key, 'id'],
        says: (others) => `${others} has the same pair of ISA ids: nobody could tell whose an interchange is.`,
        remedy: 'Give each partner its own id under "them", or make one profile of the two.',
      },
    ];
  };
  return [
    ...pair('them', x12.usage),
    ...pair('themInTests', 'T'),
    ...(documents.send.includes('850') && supplier !== undefined
      ? [
          {
            key: JSON.stringify(['orders', supplier.system, numberOf(supplier)]),
            path: ['documents', 'send'],
            says: (others: string) => `${others} sends orders to the same supplier: each order would go out twice.`,
            remedy: 'Leave 850 in one of the profiles only.',
          },
        ]
      : []),
    ...Object.entries(transports).flatMap(([name, transport]): Claim[] => {
      const inbox = inboxOf(transport);
      if (inbox === null) return [];
      return [
        {
          key: JSON.stringify(['inbox', ...inbox]),
          path: ['transports', name, 'in'],
          says: (others) => `${others} takes files from the same folder: whose a file is would be chance.`,
          remedy: 'Give each partner a folder of its own.',
        },
      ];
    }),
  ];
}

/** As the supplier master's copies have it: some write the zeros it is padded with, some do not. */
const numberOf = ({ number }: { readonly number: string }): string => number.trim().replace(/^0+(?=\d+$)/, '');

/** Where files are taken from, whoever asks; null where none are. */
function inboxOf(transport: PartnerTransport): (string | number)[] | null {
  if ((transport.kind !== 'folder' && transport.kind !== 'sftp') || transport.in === undefined) return null;
  const folder = transport.in.replace(/\/+$/, '');
  if (transport.kind === 'folder') return [folder];
  return [transport.host.toLowerCase(), transport.port, transport.username, folder];
}

function withConflicts(files: readonly ReadFile[]): PartnerFile[] {
  const claims = files.flatMap((file) => [
    { file, claim: sameName(file.partner) },
    ...(file.reading.ok ? claimsOf(file.reading.profile).map((claim) => ({ file, claim })) : []),
  ]);
  const rivals = [...Map.groupBy(claims, ({ claim }) => claim.key).values()].filter(
    (group) => new Set(group.map(({ file }) => file.file)).size > 1,
  );
  return files.map(({ text, ...file }) => {
    const findings = rivals.flatMap((group) =>
      group
        .filter((one) => one.file.file === file.file)
        .map(({ claim }): Finding => {
          const others = group.map((one) => one.file.file).filter((name) => name !== file.file);
          return { path: claim.path, at: 'value', sentence: claim.says(others.join(', ')), remedy: claim.remedy };
        }),
    );
    if (findings.length === 0) return file;
    const document = profileDocument(text);
    const own: readonly ProfileFault[] = file.reading.ok ? [] : file.reading.faults;
    return { ...file, reading: { ok: false, faults: [...own, ...findings.map((one) => document.place(one))] } };
  });
}

const sameName = (partner: string): Claim => ({
  key: JSON.stringify(['name', partner]),
  path: ['partner'],
  says: (others) => `${others} is a profile of the same partner.`,
  remedy: 'Keep one of the files.',
});
