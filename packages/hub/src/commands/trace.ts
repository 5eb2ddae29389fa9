import { InvalidInput } from '@supply-hub/errors';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

const $Thing = z.object({ id: z.string(), kind: z.string() });
const $Edge = z.object({ from: $Thing, kind: z.string(), to: $Thing, at: z.string() });
type Edge = z.output<typeof $Edge>;
const $Answer = z.object({
  lineage: z
    .object({
      matches: z.array($Thing),
      isCut: z.boolean(),
      things: z.array($Thing.catchall(z.unknown())),
      edges: z.array($Edge),
      timeline: z.array(
        z.object({ at: z.string(), kind: z.string(), sentence: z.string(), by: z.string().nullable(), node: $Thing }),
      ),
    })
    .nullable(),
});

/** The fields of a reference stand in the order in which people say them: a demand is `2 EA IMP-00042 Femoral stem`. */
const question = `query Trace($of: ID!) {
  lineage(of: $of) {
    matches { id kind }
    isCut
    things {
      id
      kind
      message { messageType documentNumber controlId }
      surgicalCase { number }
      demand { needed { value unit } item { ...item } }
      preferenceCard { number }
      lot { lot item { ...item } location { facility { name } name } }
      purchaseOrder { number }
      purchaseOrderLine { ...orderLine }
      item { ...item }
      requisition { number }
      requisitionLine { requisition { number } number item { ...item } }
      receipt { number }
      receiptLine { receipt { number } item { ...item } }
      invoice { number }
      invoiceLine { invoice { number } purchaseOrderLine { ...orderLine } }
      acknowledgement { purchaseOrder { number } }
      acknowledgementLine { purchaseOrderLine { ...orderLine } }
      changeAnswer { changeNumber }
      changeAnswerLine { purchaseOrderLine { ...orderLine } }
      shipNotice { number }
      shipNoticeLine { shipNotice { number } purchaseOrderLine { ...orderLine } }
      supplierInvoice { number }
      supplierInvoiceLine { supplierInvoice { number } purchaseOrderLine { ...orderLine } }
      backorder { quantity { value unit } purchaseOrderLine { ...orderLine } }
      substitutionRequest { purchaseOrderLine { ...orderLine } }
      command { kind reason }
      transfer { reference quantity { value unit } item { ...item } }
      stockAlert { sentence }
    }
    edges { from { id kind } kind to { id kind } at }
    timeline { at kind sentence by node { id kind } }
  }
}
fragment item on Item { number name }
fragment orderLine on PurchaseOrderLine { purchaseOrder { number } number description }`;

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
      terminal.complain(
        `Nothing that you may see is called ${of}: check the number, or whether your token sees its facility.`,
      );
      return exitCodes.failed;
    }
    if (values.json) return exitCodes.done;
    const { matches, things, edges, timeline, isCut } = lineage;
    const names = new Map(
      things.map(({ id, kind, ...references }) => [id, `${inWords(kind)} ${nameIn(references) ?? id}`]),
    );
    const saidOf = ({ id, kind }: z.output<typeof $Thing>) => names.get(id) ?? `${inWords(kind)} ${id}`;
    terminal.print(`${of}: ${matches.map((thing) => `${saidOf(thing)} ${thing.id}`).join(', ')}`);
    if (edges.length > 0) terminal.print('');
    for (const { from, kind, to } of causesFirst(edges))
      terminal.print(`${saidOf(from)} ${inWords(kind)} ${saidOf(to)}`);
    if (isCut) terminal.print('… and more: the nearest are shown.');
    if (timeline.length > 0) terminal.print('');
    for (const { at, sentence, by, node } of timeline)
      terminal.print(`${at}  ${saidOf(node)}: ${sentence}${by === null ? '' : ` (${by})`}`);
    return exitCodes.done;
  },
};

/** `ORDER_LINE` → `order line`. */
const inWords = (kind: string): string => kind.toLowerCase().replaceAll('_', ' ');

/** All words of what is filled in of the one reference a thing has, as they stand in the question. */
function nameIn(references: unknown): string | undefined {
  const words = wordsIn(references);
  return words.length === 0 ? undefined : words.join(' ');
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** In the order of time; of what came to be in one instant, what led to something before what it led to. */
export function causesFirst(edges: readonly Edge[]): Edge[] {
  const into = Map.groupBy(edges, ({ to }) => to.id);
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    // Things that led to each other, which no document does, stand at the level of where the circle was entered.
    depths.set(id, 0);
    const depth = Math.max(0, ...(into.get(id) ?? []).map(({ from }) => depthOf(from.id) + 1));
    depths.set(id, depth);
    return depth;
  };
  return edges.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || depthOf(a.from.id) - depthOf(b.from.id));
}
