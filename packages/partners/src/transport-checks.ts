import type { PartnerProfile, PartnerTransport } from './partner-profile.ts';
import type { Finding } from './profile-fault.ts';

/** A look at a folder or server more often than this is a load and no help. */
const leastPollMs = 100;

/** What is wrong with the ways documents come and go. */
export function transportFindings({ transports, documents }: PartnerProfile): Finding[] {
  const found: Finding[] = [];
  const entries = Object.entries(transports);
  if (entries.length === 0)
    found.push({
      path: ['transports'],
      at: 'key',
      sentence: 'There is no transport: nothing can come or go.',
      remedy: 'Add one: a name, and below it its kind (folder, sftp, https or mllp).',
    });
  else if (documents.receive.length > 0 && !entries.some(([, transport]) => takesIn(transport)))
    found.push({
      path: ['documents', 'receive'],
      at: 'key',
      sentence: `${documents.receive.join(', ')} should be received, and no transport takes documents in.`,
      remedy: 'Add "in" to a folder or sftp transport, or "acceptTokenSha256" to an https one.',
    });
  for (const [name, transport] of entries)
    found.push(
      ...ofTransport(transport).map((finding) => ({ ...finding, path: ['transports', name, ...finding.path] })),
    );
  return found;
}

const takesIn = (transport: PartnerTransport): boolean =>
  transport.kind === 'https'
    ? transport.acceptTokenSha256 !== undefined
    : transport.kind === 'mllp' || transport.in !== undefined;

function ofTransport(transport: PartnerTransport): Finding[] {
  switch (transport.kind) {
    case 'folder':
      return [...samePlaces(transport), ...tooOften(transport)];
    case 'sftp':
      return [...samePlaces(transport), ...tooOften(transport), ...sftpCredentials(transport)];
    case 'https':
      return httpsAddress(transport);
    case 'mllp':
      return [];
  }
}

function samePlaces(transport: { in?: string | undefined; out?: string | undefined; archive?: string | undefined }) {
  const found: Finding[] = [];
  const seen = new Map<string, string>();
  for (const name of ['in', 'out', 'archive'] as const) {
    const folder = transport[name]?.replace(/\/+$/, '');
    if (folder === undefined) continue;
    const other = seen.get(folder);
    seen.set(folder, name);
    if (other !== undefined)
      found.push({
        path: [name],
        at: 'value',
        sentence: `"${name}" and "${other}" are one folder: the hub would read what it wrote itself.`,
        remedy: 'Give each a folder of its own.',
      });
  }
  if (transport.in === undefined && transport.out === undefined)
    found.push({
      path: [],
      at: 'value',
      sentence: 'It has neither "in" nor "out": nothing can come or go.',
      remedy: 'Add "in", where the partner puts files for the hub, "out", where the hub puts files for it, or both.',
    });
  return found;
}

const tooOften = ({ poll }: { poll: number }): Finding[] =>
  poll >= leastPollMs
    ? []
    : [
        {
          path: ['poll'],
          at: 'value',
          sentence: 'It would be looked at all the time.',
          remedy: 'Write how long to rest between two looks, at least 100ms; 30s is usual.',
        },
      ];

function sftpCredentials(transport: Extract<PartnerTransport, { kind: 'sftp' }>): Finding[] {
  const { password, passwordFile, privateKeyFile } = transport;
  if (password !== undefined && passwordFile !== undefined)
    return [
      {
        path: ['passwordFile'],
        at: 'key',
        sentence: 'The password is said twice.',
        remedy: 'Keep "password" or "passwordFile", not both.',
      },
    ];
  if ((password ?? passwordFile ?? privateKeyFile) !== undefined) return [];
  return [
    {
      path: [],
      at: 'value',
      sentence: 'Nothing says how the hub signs in.',
      remedy: 'Add "privateKeyFile", "passwordFile", or "password" with the name of an environment variable: ${NAME}.',
    },
  ];
}

function httpsAddress(transport: Extract<PartnerTransport, { kind: 'https' }>): Finding[] {
  const { url, token, tokenFile, acceptTokenSha256 } = transport;
  const found: Finding[] = [];
  if (token !== undefined && tokenFile !== undefined)
    found.push({
      path: ['tokenFile'],
      at: 'key',
      sentence: 'The token is said twice.',
      remedy: 'Keep "token" or "tokenFile", not both.',
    });
  if (url === undefined && acceptTokenSha256 === undefined)
    found.push({
      path: [],
      at: 'value',
      sentence: 'It has neither "url" nor "acceptTokenSha256": nothing can come or go.',
      remedy: 'Add "url", where the hub posts to, "acceptTokenSha256" for what the partner posts, or both.',
    });
  if (url === undefined) return found;
  const address = new URL(url);
  if (address.username !== '' || address.password !== '')
    found.push({
      path: ['url'],
      at: 'value',
      sentence: 'The address holds a name or a password, and profiles are shown to people.',
      remedy: 'Take it out of the address, and use "token" with the name of an environment variable: ${NAME}.',
    });
  if (address.protocol === 'http:' && !isLoopback(address.hostname))
    found.push({
      path: ['url'],
      at: 'value',
      sentence: 'The address is http: anybody on the way could read and change what is sent.',
      remedy: 'Write https. Plain http is for this machine alone.',
    });
  return found;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');
