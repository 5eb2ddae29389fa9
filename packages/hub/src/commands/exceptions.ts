import { InvalidInput } from '@supply-hub/errors';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';

const $Exceptions = z.object({
  supplyExceptions: z.object({
    totalCount: z.number(),
    edges: z.array(
      z.object({
        node: z.object({
          id: z.string(),
          kind: z.string(),
          severity: z.string(),
          sentence: z.string(),
          remedy: z.string(),
          owner: z.string().nullable(),
          dueAt: z.string(),
          isOverdue: z.boolean(),
          businessKey: z.string().nullable(),
          valueAtStake: z.object({ amount: z.string(), currency: z.string() }).nullable(),
          casesAtStake: z.array(z.object({ id: z.string() })),
        }),
      }),
    ),
  }),
});

export const exceptions: Command = {
  name: 'exceptions',
  summary: 'list what a person must look at, the newest first',
  help: `hub exceptions [--overdue] [--partner <slug>] [--first <n>] [--json]

Lists what is open and waits for a person: what is wrong, what hangs on it, by when, and what to do.

  --overdue   only what somebody should have looked at by now
  --partner   only with this trading partner, by its slug
  --first     how many: 1 to 100 (20)
  --json      as JSON

Asks the hub that runs on this state folder, as an integrator; or set HUB_TOKEN to a token of your own.

Exit codes: 0 asked and answered, 1 the hub does not run or refuses, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('exceptions', argv, {
      overdue: { type: 'boolean', default: false },
      partner: { type: 'string' },
      first: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    });
    if (positionals.length > 0) throw new InvalidInput('"hub exceptions" takes options alone.');
    const first = Number(values.first);
    if (!Number.isInteger(first) || first < 1 || first > 100)
      throw new InvalidInput('--first takes a whole number from 1 to 100.');
    const filter = {
      ...(values.overdue && { isOverdue: true }),
      ...(values.partner !== undefined && { partner: values.partner }),
    };
    const answer = dataOf(
      $Exceptions,
      await askHub(terminal, { query: operation, variables: { first, filter } }, 'integrator'),
    );
    const { edges, totalCount } = answer.supplyExceptions;
    if (values.json) {
      terminal.print(JSON.stringify({ totalCount, exceptions: edges.map(({ node }) => node) }));
      return exitCodes.done;
    }
    for (const { node } of edges) {
      terminal.print(`${node.severity.padEnd(8)}  ${node.kind}  ${node.sentence}`);
      terminal.print(`          ${[...stakes(node), node.remedy].join(' ')}`);
      terminal.print(`          ${node.id}`);
    }
    terminal.print(totalCount === 0 ? 'Nothing waits for a person.' : `${edges.length} of ${totalCount}.`);
    return exitCodes.done;
  },
};

const operation = `query Exceptions($first: Int!, $filter: SupplyExceptionFilter) {
  supplyExceptions(first: $first, filter: $filter) {
    totalCount
    edges {
      node {
        id kind severity sentence remedy owner dueAt isOverdue businessKey
        valueAtStake { amount currency }
        casesAtStake { id }
      }
    }
  }
}`;

type Node = z.output<typeof $Exceptions>['supplyExceptions']['edges'][number]['node'];

function stakes({ valueAtStake, casesAtStake, dueAt, isOverdue, owner }: Node): string[] {
  const cases = casesAtStake.length;
  return [
    ...(valueAtStake === null ? [] : [`${valueAtStake.amount} ${valueAtStake.currency} at stake.`]),
    ...(cases === 0 ? [] : [cases === 1 ? 'One case at stake.' : `${cases} cases at stake.`]),
    `${isOverdue ? 'Was due' : 'Due'} ${dueAt}${owner === null ? '' : `, with ${owner}`}.`,
  ];
}
