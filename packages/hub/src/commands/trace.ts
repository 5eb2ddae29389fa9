import { InvalidInput } from '@supply-hub/errors';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

const $Thing = z.object({ id: z.string(), kind: z.string() });
const $Answer = z.object({
  lineage: z
    .object({
      matches: z.array($Thing),
      isCut: z.boolean(),
      edges: z.array(z.object({ from: $Thing, kind: z.string(), to: $Thing })),
      timeline: z.array(
        z.object({ at: z.string(), kind: z.string(), sentence: z.string(), by: z.string().nullable(), node: $Thing }),
      ),
    })
    .nullable(),
});

const question = `query ($of: ID!) {
  lineage(of: $of) {
    matches { id kind }
    isCut
    edges { from { id kind } kind to { id kind } }
    timeline { at kind sentence by node { id kind } }
  }
}`;

export const trace: Command = {
  name: 'trace',
  summary: 'all that led to a case, an order, a lot, a message, and all that came of it',
  help: `hub trace <id or number> [--json]

Tells what happened, the first first, to a thing and to all that led to it or came of it: messages, orders, cases, lots,
events, changes and replays. Name it by its hub id, or by what people and systems call it: a case number, an order's, an
invoice's, a lot, ISA13, MSH-10.

  --json   the graph of it and the timeline as JSON

Asks the hub that runs on this state folder, as an integrator; or set HUB_TOKEN to a token of your own.

Exit codes: 0 told, 1 nothing is called so or the hub does not run, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('trace', argv, { json: { type: 'boolean', default: false } });
    const [of, ...more] = positionals;
    if (of === undefined || more.length > 0) throw new InvalidInput('"hub trace" takes one id or number.');
    const { lineage } = dataOf($Answer, await askHub(terminal, { query: question, variables: { of } }, 'integrator'));
    if (values.json) terminal.print(JSON.stringify(lineage));
    if (lineage === null) {
      terminal.complain(`Nothing that you may see is called ${of}.`);
      return exitCodes.failed;
    }
    if (values.json) return exitCodes.done;
    const { matches, edges, timeline, isCut } = lineage;
    terminal.print(`${of}: ${matches.map(({ id, kind }) => `${inWords(kind)} ${id}`).join(', ')}`);
    if (edges.length > 0) terminal.print('');
    for (const { from, kind, to } of edges)
      terminal.print(`${inWords(from.kind)} ${from.id} ${inWords(kind)} ${inWords(to.kind)} ${to.id}`);
    if (isCut) terminal.print('… and more: the nearest are shown.');
    if (timeline.length > 0) terminal.print('');
    for (const { at, sentence, by, node } of timeline)
      terminal.print(`${at}  ${inWords(node.kind)} ${node.id}: ${sentence}${by === null ? '' : ` (${by})`}`);
    return exitCodes.done;
  },
};

/** `ORDER_LINE` → `order line`. */
const inWords = (kind: string): string => kind.toLowerCase().replaceAll('_', ' ');
