import { systemClock } from '@supply-hub/clock';
import { parseEnvironment, type Environment, type HubConfig } from '@supply-hub/config';
import { InvalidInput, Misconfigured } from '@supply-hub/errors';
import { hubId, hubIdType, type HubIdType } from '@supply-hub/identifiers';
import { developmentIssuer, roles } from '@supply-hub/identity';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, parseArguments, type Command } from '../command.ts';
import { readConfig } from '../read-config.ts';
import { sandboxFolder } from '../sandbox-process.ts';

export const token: Command = {
  name: 'token',
  summary: 'print a development token for a role',
  help: `hub token <role> [--facility <id>…] [--supplier <id>…] [--expires <minutes>]

Prints a token for the development hub on this state folder, and nothing else.

Roles: ${roles.join(', ')}
  --facility   what it may see: a hub id, or the facility's id in hub.yaml (all when absent). Repeat for more.
  --supplier   for a partner, whose it is: a hub id, or the supplier's number in the ERP. Repeat for more.
  --expires    minutes until it ends (720)

Exit codes: 0 printed, 2 the command or a setting is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('token', argv, {
      facility: { type: 'string', multiple: true, default: [] },
      supplier: { type: 'string', multiple: true, default: [] },
      expires: { type: 'string', default: '720' },
    });
    const role = roles.find((each) => each === positionals[0]);
    if (role === undefined || positionals.length !== 1)
      throw new InvalidInput(`"hub token" takes one role: ${roles.join(', ')}.`);
    if (role === 'partner' && values.supplier.length === 0)
      throw new InvalidInput('A partner needs --supplier: its hub id, or its number in the ERP.');
    if (role === 'partner' && values.facility.length > 0)
      throw new InvalidInput('A partner is known by its suppliers alone: leave --facility out.');
    if (role !== 'partner' && values.supplier.length > 0)
      throw new InvalidInput('Only a partner is narrowed by --supplier.');
    const minutes = Number(values.expires);
    if (!Number.isInteger(minutes) || minutes < 1) throw new InvalidInput('--expires takes whole minutes, at least 1.');

    const environment = parseEnvironment(terminal.env, terminal.cwd);
    if (environment.jwksUrl !== undefined)
      throw new Misconfigured('HUB_JWKS_URL is set: this hub takes tokens of that issuer, not of its own.');
    const needsConfig = [...values.facility, ...values.supplier].some((each) => hubIdType(each) === null);
    const config = needsConfig ? readKnownConfig(environment) : undefined;
    const issuer = await developmentIssuer(environment.stateDir, systemClock);
    terminal.print(
      await issuer.mint({
        role,
        expiresInMs: minutes * 60_000,
        ...(values.facility.length > 0 && { facilities: values.facility.map((each) => facilityId(each, config)) }),
        ...(role === 'partner' && { suppliers: values.supplier.map((each) => supplierId(each, config)) }),
      }),
    );
    return exitCodes.done;
  },
};

/** The configuration of the hub on this state folder: the operator's, or what the sandbox wrote. */
export function readKnownConfig(environment: Environment): HubConfig {
  const { configFile, stateDir } = environment;
  if (configFile !== undefined) return readConfig(configFile, environment);
  const written = join(sandboxFolder(stateDir), 'hub.yaml');
  if (!existsSync(written))
    throw new Misconfigured(`${written} is not there yet: start the hub once, or give hub ids.`);
  return readConfig(written, environment);
}

function facilityId(given: string, config: HubConfig | undefined): string {
  if (isOf(given, 'facility')) return given;
  const found = config?.facilities.find((each) => each.id === given);
  if (found === undefined) {
    throw new InvalidInput(
      `No facility "${given}". Known: ${config?.facilities.map((each) => each.id).join(', ') ?? 'hub ids'}.`,
      { field: '--facility' },
    );
  }
  return hubId('facility', 'hub', found.id);
}

function supplierId(given: string, config: HubConfig | undefined): string {
  if (isOf(given, 'supplier')) return given;
  const erp = Object.values(config?.systems ?? {}).find((each) => each.kind === 'sap-s4hana');
  if (erp === undefined) throw new InvalidInput(`"${given}" is not the hub id of a supplier.`, { field: '--supplier' });
  return hubId('supplier', erp.id, given);
}

function isOf(id: string, type: HubIdType): boolean {
  return hubIdType(id) === type;
}
