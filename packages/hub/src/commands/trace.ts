import { InvalidInput } from '@supply-hub/errors';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

const $Named = z.record(z.string(), z.unknown()).nullish();
const $Thing = z
  .object({
    id: z.string(),
    kind: z.string(),
    message: $Named,
    order: $Named,
    line: $Named,
    case: $Named,
    lot: $Named,
    item: $Named,
  })
  .transform(({ id, kind, ...references }) => ({ id, kind, name: nameOf(references) }));
/** A thing as people call it, with its id behind it. */
type Thing = z.output<typeof $Thing>;
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
    matches { ...thing }
    isCut
    edges { from { ...thing } kind to { ...thing } }
    timeline { at kind sentence by node { ...thing } }
  }
}
fragment thing on LineageNode {
  id
  kind
  message { messageType documentNumber controlId }
  order: purchaseOrder { number }
  line: purchaseOrderLine { number }
  case: surgicalCase { number }
  lot { number: lot }
  item { number }
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
    terminal.print(`${of}: ${matches.map((thing) => `${saidOf(thing)} ${thing.id}`).join(', ')}`);
    if (edges.length > 0) terminal.print('');
    for (const { from, kind, to } of edges) terminal.print(`${saidOf(from)} ${inWords(kind)} ${saidOf(to)}`);
    if (isCut) terminal.print('… and more: the nearest are shown.');
    if (timeline.length > 0) terminal.print('');
    for (const { at, sentence, by, node } of timeline)
      terminal.print(`${at}  ${saidOf(node)}: ${sentence}${by === null ? '' : ` (${by})`}`);
    return exitCodes.done;
  },
};

/** `ORDER_LINE` → `order line`. */
const inWords = (kind: string): string => kind.toLowerCase().replaceAll('_', ' ');

/** `order 4500000089`; what has no name people use is told by its id. */
const saidOf = ({ id, kind, name }: Thing): string => `${inWords(kind)} ${name ?? id}`;

/** What is filled in of the one reference a thing has. */
function nameOf(references: Readonly<Record<string, z.output<typeof $Named>>>): string | undefined {
  const found = Object.values(references).find((each) => each !== null && each !== undefined);
  const parts = Object.values(found ?? {}).filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(' ');
}
