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
    userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()).nullable(), sentence: z.string() })),
  }),
});

export const redrive: Command = {
  name: 'redrive',
  summary: 'have parked messages applied again, after what parked them was put right',
  help: `hub redrive <message id>… | --all [--json]

Has parked messages applied again, and prints which. Those given are re-driven all, or none and why: of more than
${atATime}, each ${atATime} by themselves, until some are refused. They are named by the supply exceptions and by "messages" in the
graph. Being older than what was applied since, they change only what that left open.

  --all    all that are parked now; what is no longer parked when its turn comes is left out
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
    const redriven: string[] = [];
    const tell = () => {
      if (values.json) terminal.print(JSON.stringify(redriven));
      else for (const id of redriven) terminal.print(id);
    };
    let refusals: readonly string[] = [];
    try {
      for (let from = 0; from < ids.length && refusals.length === 0; from += atATime) {
        const outcome = await handBack(terminal, ids.slice(from, from + atATime), { isFreedLeftOut: values.all });
        if (outcome.ok) redriven.push(...outcome.handedBack);
        else ({ refusals } = outcome);
      }
    } catch (error) {
      // The hub went away in between: what was handed back, was.
      if (redriven.length > 0) tell();
      throw error;
    }
    tell();
    for (const sentence of refusals) terminal.complain(sentence);
    if (refusals.length > 0) return exitCodes.failed;
    if (redriven.length === 0 && !values.json) terminal.print('Nothing is parked.');
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

type HandedBack = { readonly ok: true; readonly handedBack: readonly string[] };
type Refused = { readonly ok: false; readonly refusals: readonly string[] };

/** All of them or none, save that those that nobody has to free any more may be left out. */
async function handBack(
  terminal: Terminal,
  given: readonly string[],
  { isFreedLeftOut }: { isFreedLeftOut: boolean },
): Promise<HandedBack | Refused> {
  const query = `mutation ($input: RedriveMessagesInput!) {
    redriveMessages(input: $input) { messages { id } userErrors { code path sentence } }
  }`;
  for (let messageIds = given; messageIds.length > 0;) {
    const variables = { input: { messageIds, idempotencyKey: randomUUID() } };
    const answer = await askHub(terminal, { query, variables }, 'integrator');
    const { messages, userErrors } = dataOf($Redriven, answer).redriveMessages;
    if (messages !== null) return { ok: true, handedBack: messageIds };
    const freed = new Set(userErrors.flatMap(({ code, path }) => (code === 'NOT_PARKED' ? (path?.at(-1) ?? []) : [])));
    if (!isFreedLeftOut || freed.size === 0 || freed.size < userErrors.length)
      return { ok: false, refusals: userErrors.map(({ sentence }) => sentence) };
    messageIds = messageIds.filter((_, at) => !freed.has(String(at)));
  }
  return { ok: true, handedBack: [] };
}
