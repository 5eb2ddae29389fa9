import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidInput } from '@supply-hub/errors';
import { roles } from '@supply-hub/identity';
import { z } from 'zod';
import { askHub } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

export const query: Command = {
  name: 'query',
  summary: 'ask the running hub, with an operation or a file of one',
  help: `hub query <operation or file> [--variables <json>] [--role <role>] [--json]

Asks the hub that runs on this state folder and prints its answer as JSON.

  --variables   the operation's variables as JSON
  --role        whom to ask as (planner); or set HUB_TOKEN to a token of your own
  --json        on one line

Exit codes: 0 answered, 1 the hub does not run or the answer has errors, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('query', argv, {
      variables: { type: 'string', default: '{}' },
      role: { type: 'string', default: 'planner' },
      json: { type: 'boolean', default: false },
    });
    const [given] = positionals;
    if (given === undefined || positionals.length !== 1)
      throw new InvalidInput('"hub query" takes one operation, in quotes, or a file of one.');
    const role = roles.find((each) => each === values.role);
    if (role === undefined || role === 'partner')
      throw new InvalidInput('--role takes planner, buyer, theatre or integrator. For a partner set HUB_TOKEN.');
    const question = { query: operationText(given, terminal.cwd), variables: jsonObject(values.variables) };
    const told = await askHub(terminal, question, role);
    terminal.print(values.json ? JSON.stringify(told) : JSON.stringify(told, null, 2));
    return told.errors === undefined ? exitCodes.done : exitCodes.failed;
  },
};

function operationText(given: string, cwd: string): string {
  const path = resolve(cwd, given);
  if (/\.(graphql|gql)$/.test(given) || existsSync(path)) {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new InvalidInput(`${given} cannot be read.`, { cause: error });
    }
  }
  return given;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    throw new InvalidInput('--variables takes a JSON object, for example \'{"first": 5}\'.', { cause: error });
  }
}
