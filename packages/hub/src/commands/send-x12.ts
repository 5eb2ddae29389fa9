import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { parseEnvironment, type Environment } from '@supply-hub/config';
import { InvalidInput, Misconfigured } from '@supply-hub/errors';
import { createTransportPool } from '@supply-hub/exchange/transports';
import { silentLog } from '@supply-hub/log';
import { readPartnerFolder, type PartnerProfile, type PartnerTransport } from '@supply-hub/partners';
import { exitCodes, type ExitCode, type Terminal } from '../command.ts';
import { knownIntake } from '../intake-address.ts';
import { readKnownConfig } from './token.ts';

export interface SendX12Options {
  readonly partner: string | undefined;
  readonly via: string | undefined;
  readonly token: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly json: boolean;
}

/** What became of the file. */
interface Sending {
  readonly partner: string;
  readonly via: string;
  readonly isAccepted: boolean;
  readonly says: string;
}

const deliveryMs = 60_000;

/** Hands a file to the hub as its partner would: into its folder, onto its SFTP server, or by a post. */
export async function sendX12(given: string, options: SendX12Options, terminal: Terminal): Promise<ExitCode> {
  if (options.partner === undefined)
    throw new InvalidInput('"hub send x12" needs --partner: the name of its profile, without ".yaml".');
  const environment = parseEnvironment(terminal.env, terminal.cwd);
  const bytes = contentOf(resolve(terminal.cwd, given), given);
  const profile = await profileOf(options.partner, environment);
  const [via, transport] = wayIn(profile, options.via);
  const sending = { partner: profile.partner, via };
  const outcome =
    transport.kind === 'https'
      ? await post(profile.partner, transport, bytes, options, environment)
      : await putDown(profile, via, { name: fileName(given), bytes }, environment);
  const sent: Sending = { ...sending, ...outcome };
  terminal.print(
    options.json ? JSON.stringify(sent) : `${via}\t${sent.isAccepted ? 'accepted' : 'not accepted'}\t${sent.says}`,
  );
  return sent.isAccepted ? exitCodes.done : exitCodes.failed;
}

function contentOf(path: string, given: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InvalidInput(`${given} cannot be read.`, { cause: error });
  }
}

const fileName = (given: string): string =>
  basename(given)
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[^A-Za-z0-9]+/, '');

async function profileOf(partner: string, environment: Environment): Promise<PartnerProfile> {
  const { partners } = readKnownConfig(environment).exchange;
  if (partners === undefined)
    throw new Misconfigured('hub.yaml names no folder of partners: set "partners" under "exchange".');
  const files = await readPartnerFolder(partners, environment.raw);
  const file = files.find((each) => each.partner === partner);
  if (file === undefined)
    throw new InvalidInput(
      `There is no partner "${partner}". Known: ${files.map((each) => each.partner).join(', ') || 'none'}.`,
      { field: '--partner' },
    );
  if (!file.reading.ok)
    throw new Misconfigured(
      `The profile of ${partner} has faults, the first: ${file.reading.faults[0]?.sentence ?? ''} "hub partner check" explains them all.`,
    );
  return file.reading.profile;
}

/** By which of its transports a partner's files come: the one asked for, else the first of those that can. */
function wayIn(profile: PartnerProfile, asked: string | undefined): [string, PartnerTransport] {
  const ways = Object.entries(profile.transports).filter(([, each]) =>
    each.kind === 'https' ? each.acceptTokenSha256 !== undefined : each.kind !== 'mllp' && each.in !== undefined,
  );
  const way = asked === undefined ? ways[0] : ways.find(([name]) => name === asked);
  if (way !== undefined) return way;
  const known = ways.map(([name]) => name).join(', ');
  throw new InvalidInput(
    asked === undefined
      ? `No transport of ${profile.partner} brings anything in: its profile has neither a folder "in" nor a token it posts with.`
      : `${profile.partner} brings nothing in by "${asked}". It does by: ${known || 'nothing'}.`,
    { field: '--via' },
  );
}

/** Where the partner puts its files down: our transport of its folder, the other way round. */
async function putDown(
  profile: PartnerProfile,
  via: string,
  file: { name: string; bytes: Uint8Array },
  environment: Environment,
): Promise<Pick<Sending, 'isAccepted' | 'says'>> {
  const turned = Object.fromEntries(
    Object.entries(profile.transports).map(([name, each]) => [name, 'in' in each ? { ...each, out: each.in } : each]),
  );
  const pool = createTransportPool({ env: environment.raw, clock: systemClock, log: silentLog });
  try {
    const partner = { id: '', version: 1, profile: { ...profile, transports: turned }, supplierId: null, hold: null };
    const delivery = await pool
      .transport(partner, via)
      ?.deliver?.(
        { id: file.name, fileName: file.name, bytes: file.bytes, contentType: 'application/edi-x12' },
        AbortSignal.timeout(deliveryMs),
      );
    if (delivery?.kind === 'delivered')
      return { isAccepted: true, says: `${delivery.evidence}; a running hub takes it when it has looked twice` };
    return { isAccepted: false, says: delivery?.reason ?? 'it cannot be written there' };
  } finally {
    await pool.close();
  }
}

async function post(
  partner: string,
  { acceptTokenSha256 }: Extract<PartnerTransport, { kind: 'https' }>,
  bytes: Uint8Array,
  { token, host, port }: SendX12Options,
  environment: Environment,
): Promise<Pick<Sending, 'isAccepted' | 'says'>> {
  if (token === undefined)
    throw new InvalidInput(`${partner} posts its documents: give --token, whose SHA-256 its profile has.`, {
      field: '--token',
    });
  if (createHash('sha256').update(token).digest('hex') !== acceptTokenSha256)
    return { isAccepted: false, says: 'that is not the token whose SHA-256 the profile has; nothing was sent' };
  const known = knownIntake(environment.stateDir);
  const at = {
    host: host ?? known?.host ?? '127.0.0.1',
    port: port ?? known?.exchangePort ?? environment.exchangePort,
  };
  const scheme = readKnownConfig(environment).exchange.https.tls === undefined ? 'http' : 'https';
  try {
    const response = await fetch(`${scheme}://${at.host}:${at.port}/exchange/${partner}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/edi-x12' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(deliveryMs),
    });
    const text = await response.text();
    return { isAccepted: response.status === 202, says: `HTTP ${response.status} ${text.slice(0, 500)}`.trim() };
  } catch (error) {
    const code =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    const says =
      code === 'ECONNREFUSED' || scheme === 'http'
        ? `nobody answers at ${at.host}:${at.port}: start the hub with "npm start"`
        : `${scheme}://${at.host}:${at.port} cannot be spoken to (${String(code)}); is its certificate in NODE_EXTRA_CA_CERTS?`;
    return { isAccepted: false, says };
  }
}
