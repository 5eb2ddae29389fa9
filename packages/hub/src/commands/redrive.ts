import { randomUUID } from 'node:crypto';
import { InvalidInput } from '@supply-hub/errors';
import { hubIdType } from '@supply-hub/identifiers';
import { z } from 'zod';
import { askHub, dataOf, type HubAnswer } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command, type Terminal } from '../command.ts';

const atATime = 1000;

const $Parked = z.object({
  messages: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
    pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
  }),
});
const $Redriven = z.object({
  redriveMessages: z.object({
    messages: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: z.array(z.object({ sentence: z.string() })),
  }),
});

export const redrive: Command = {
  name: 'redrive',
  summary: 'have parked messages applied again, after what parked them was put right',
  help: `hub redrive <message id>… | --all [--json]

Has parked messages applied again. Those given are re-driven all, or none and why; they are named by the supply exceptions
and by "messages" in the graph. Being older than what was applied since, they change only what that left open.

  --all    all that are parked now
  --json   the ids as a JSON array

Asks the hub that runs on this state folder, as an integrator; or set HUB_TOKEN to a token of your own.

Exit codes: 0 handed back, 1 the hub does not run or refuses, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('redrive', argv, {
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    if (values.all === positionals.length > 0) throw new InvalidInput('"hub redrive" takes message ids, or --all.');
    const stranger = positionals.find((id) => hubIdType(id) !== 'message');
    if (stranger !== undefined) throw new InvalidInput(`"${stranger}" is not the hub id of a message.`);
    const ids = values.all ? await parked(terminal) : positionals;
    for (let from = 0; from < ids.length; from += atATime) {
      const { messages, userErrors } = await handBack(terminal, ids.slice(from, from + atATime));
      if (messages !== null) continue;
      for (const { sentence } of userErrors) terminal.complain(sentence);
      return exitCodes.failed;
    }
    if (values.json) terminal.print(JSON.stringify(ids));
    else if (ids.length === 0) terminal.print('Nothing is parked.');
    else for (const id of ids) terminal.print(id);
    return exitCodes.done;
  },
};

/** All that are parked now. */
async function parked(terminal: Terminal): Promise<string[]> {
  const query = `query ($after: String) {
    messages(filter: { states: [PARKED] }, first: 100, after: $after) {
      edges { node { id } }
      pageInfo { endCursor hasNextPage }
    }
  }`;
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: HubAnswer = await askHub(terminal, { query, variables: { after } }, 'integrator');
    const { edges, pageInfo } = dataOf($Parked, answer).messages;
    ids.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

async function handBack(terminal: Terminal, messageIds: readonly string[]) {
  const query = `mutation ($input: RedriveMessagesInput!) {
    redriveMessages(input: $input) { messages { id } userErrors { sentence } }
  }`;
  const variables = { input: { messageIds, idempotencyKey: randomUUID() } };
  return dataOf($Redriven, await askHub(terminal, { query, variables }, 'integrator')).redriveMessages;
}
