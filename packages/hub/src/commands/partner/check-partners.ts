import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { secretNames, type PartnerFile, type PartnerProfile, type ProfileFault } from '@supply-hub/partners';
import { exitCodes, parseArguments, shownPath, type ExitCode, type Terminal } from '../../command.ts';
import { InvalidInput } from '@supply-hub/errors';
import { knownPartners } from './known-partners.ts';

/** What is said of one profile. */
interface Checked {
  readonly file: string;
  readonly partner: string;
  readonly isWell: boolean;
  readonly faults: readonly ProfileFault[];
  /** No fault of the file, but to be seen to before documents flow from here. */
  readonly notes: readonly string[];
}

/** `hub partner check` */
export async function checkPartners(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals, values } = parseArguments('partner', argv, { json: { type: 'boolean', default: false } });
  if (positionals.length > 1) throw new InvalidInput('"hub partner check" takes one folder or file, or none.');
  const { folder, files } = await knownPartners(positionals[0], terminal);
  const checked = await Promise.all(files.map((file) => check(file, folder, terminal)));
  if (values.json) terminal.print(JSON.stringify(checked));
  else if (checked.length === 0) terminal.print(`${shownPath(folder, terminal)} holds no profiles (*.yaml).`);
  else for (const line of checked.flatMap(linesOf)) terminal.print(line);
  return checked.every(({ isWell }) => isWell) ? exitCodes.done : exitCodes.failed;
}

async function check({ file, partner, reading }: PartnerFile, folder: string, terminal: Terminal): Promise<Checked> {
  return {
    file: shownPath(join(folder, file), terminal),
    partner,
    isWell: reading.ok,
    faults: reading.ok ? [] : reading.faults,
    notes: reading.ok ? await notesOf(reading.profile, terminal) : [],
  };
}

async function notesOf(profile: PartnerProfile, { env }: Terminal): Promise<string[]> {
  const unset = secretNames(profile)
    .filter(({ name }) => (env[name] ?? '') === '')
    .map(({ name, path }) => `${name} (${path}) is not set here; set it where the hub's exchange is started.`);
  const files = Object.entries(profile.transports).flatMap(([name, transport]) => {
    const named =
      transport.kind === 'sftp'
        ? [transport.passwordFile, transport.privateKeyFile]
        : [transport.kind === 'https' ? transport.tokenFile : transport.kind === 'mllp' ? transport.caFile : undefined];
    return named.filter((path) => path !== undefined).map((path) => ({ name, path }));
  });
  const missing = await Promise.all(
    files.map(async ({ name, path }) =>
      (await isReadable(path)) ? [] : [`${path} (transports.${name}) cannot be read here.`],
    ),
  );
  return [...unset, ...missing.flat()];
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

function linesOf({ file, isWell, faults, notes }: Checked): string[] {
  if (isWell) return [`${file}: well`, ...notes.map((note) => `${file}: note: ${note}`)];
  return faults.map(
    ({ line, column, path, sentence, remedy }) =>
      `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${sentence} ${remedy}`,
  );
}
