import { parseEnvironment } from '@supply-hub/config';
import { InvalidInput, Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';
import { exitCodes, parseArguments, type Command } from '../command.ts';
import { sandboxControlUrl } from '../sandbox-process.ts';

const states = ['up', 'slow', 'failing', 'away'] as const;
const systemsAnswer = z.record(z.string(), z.looseObject({ state: z.string() }));

export const sandbox: Command = {
  name: 'sandbox',
  summary: 'take a sandbox system down, make it slow or failing, bring it back',
  help: `hub sandbox [<system> <state>] [--json]

Without arguments, says how each system of the running sandbox is. With them, sets one.

Systems: erp, ehr, wms
States: ${states.join(', ')}
  slow      answers after some seconds
  failing   answers with errors
  away      refuses connections

Exit codes: 0 done, 1 the sandbox does not run, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('sandbox', argv, { json: { type: 'boolean', default: false } });
    const [system, state] = positionals;
    if (positionals.length !== 0 && positionals.length !== 2)
      throw new InvalidInput('"hub sandbox" takes a system and a state, or nothing.');
    const environment = parseEnvironment(terminal.env, terminal.cwd);
    const url = sandboxControlUrl(environment.stateDir);
    if (url === undefined)
      throw new Misconfigured(`No sandbox has run on ${environment.stateDir}: start the hub with HUB_SANDBOX=small.`);

    const before = await systems(url);
    if (before === undefined) {
      terminal.complain('The sandbox does not run: start the hub first.');
      return exitCodes.failed;
    }
    if (system !== undefined) {
      if (before[system] === undefined)
        throw new InvalidInput(`No system "${system}". There are ${Object.keys(before).join(', ')}.`);
      if (!states.some((each) => each === state))
        throw new InvalidInput(`No state "${state}". There are ${states.join(', ')}.`);
      const response = await fetch(`${url}/systems/${system}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state }),
      });
      if (!response.ok) {
        terminal.complain(`The sandbox refused (${response.status}).`);
        return exitCodes.failed;
      }
    }
    const after = (await systems(url)) ?? before;
    if (values.json) terminal.print(JSON.stringify(after));
    else for (const [name, each] of Object.entries(after)) terminal.print(`${name}\t${each.state}`);
    return exitCodes.done;
  },
};

async function systems(url: string): Promise<z.output<typeof systemsAnswer> | undefined> {
  try {
    const response = await fetch(`${url}/systems`, { signal: AbortSignal.timeout(5000) });
    return systemsAnswer.parse(await response.json());
  } catch {
    return undefined;
  }
}
