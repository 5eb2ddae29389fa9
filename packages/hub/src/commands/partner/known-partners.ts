import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parseEnvironment, type HubConfig } from '@supply-hub/config';
import { HubError, InvalidInput, Misconfigured } from '@supply-hub/errors';
import { readPartnerFolder, type KnownToProfiles, type PartnerFile } from '@supply-hub/partners';
import type { Terminal } from '../../command.ts';
import { readKnownConfig } from '../token.ts';

/** Profiles that were found, and the folder they lie in. */
export interface FoundProfiles {
  readonly folder: string;
  readonly files: readonly PartnerFile[];
}

/**
 * The profiles of a folder, one of them, or, when none is given, those of the hub on this state folder.
 * @throws InvalidInput | Misconfigured there is no such folder or file
 */
export async function knownPartners(given: string | undefined, terminal: Terminal): Promise<FoundProfiles> {
  const config = configOf(terminal, given !== undefined);
  const path = given === undefined ? config?.exchange.partners : resolve(terminal.cwd, given);
  if (path === undefined)
    throw new Misconfigured(
      'hub.yaml names no folder of partners: write "exchange: { partners: <folder> }", or give one.',
    );
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    (error: unknown) => {
      throw new InvalidInput(`${given ?? path} cannot be read: give a folder of profiles, or one of them.`, {
        cause: error,
      });
    },
  );
  const folder = isFile ? dirname(path) : path;
  const files = await readPartnerFolder(folder, terminal.env, knownTo(config));
  if (!isFile) return { folder, files };
  const one = files.filter(({ file }) => file === basename(path));
  if (one.length > 0) return { folder, files: one };
  throw new InvalidInput(`${given ?? path} is no profile: its name ends in .yaml and does not begin with a point.`);
}

/** What hub.yaml says, where there is one; profiles can be checked before there is a hub. */
function configOf(terminal: Terminal, isOptional: boolean): HubConfig | undefined {
  try {
    return readKnownConfig(parseEnvironment(terminal.env, terminal.cwd));
  } catch (error) {
    if (isOptional && error instanceof HubError) return undefined;
    throw error;
  }
}

const knownTo = (config: HubConfig | undefined): KnownToProfiles =>
  config === undefined
    ? {}
    : {
        systems: new Set(Object.keys(config.systems)),
        facilities: new Set(config.facilities.map(({ id }) => id)),
      };
