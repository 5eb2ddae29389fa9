import { InvalidInput } from '@supply-hub/errors';
import { documentTypes, isDocumentType } from '@supply-hub/x12';
import { z } from 'zod';
import { askHub, dataOf } from '../ask-hub.ts';
import { exitCodes, parseArguments, type Command } from '../command.ts';
import { tableOf } from '../table.ts';

const $Line = z.object({
  party: z.string().nullable(),
  partnerSlug: z.string().nullable(),
  messageType: z.string().nullable(),
  direction: z.enum(['IN', 'OUT']),
  messages: z.number(),
  suppressed: z.number(),
  states: z.array(z.object({ state: z.string(), count: z.number() })),
});
const $Ledger = z.object({
  exchangeLedger: z.object({
    addsUp: z.boolean(),
    lines: z.array($Line),
    checks: z.array(z.object({ sentence: z.string(), expected: z.number(), found: z.number(), holds: z.boolean() })),
  }),
});
type Ledger = z.output<typeof $Ledger>['exchangeLedger'];

/** What may become of a message each way, in business words, and the states each word stands for. */
const columns: Readonly<Record<'IN' | 'OUT', Readonly<Record<string, readonly string[]>>>> = {
  IN: {
    applied: ['APPLIED'],
    parked: ['PARKED'],
    duplicate: ['DUPLICATE'],
    rejected: ['REJECTED'],
    test: ['TEST'],
    'in hand': ['RECEIVED', 'ROUTED'],
  },
  OUT: {
    acknowledged: ['ACKNOWLEDGED'],
    sent: ['SENT'],
    overdue: ['OVERDUE'],
    rejected: ['REJECTED'],
    held: ['HELD'],
    waiting: ['QUEUED'],
  },
};

/** What travels beside the documents. */
const others: Readonly<Record<string, string>> = {
  '997': 'receipt (997)',
  '999': 'receipt (999)',
  TA1: 'envelope receipt',
  X12: 'interchange',
};

export const ledger: Command = {
  name: 'ledger',
  summary: 'count what was exchanged, with whom and what became of it, and whether it adds up',
  help: `hub ledger [--from <instant>] [--to <instant>] [--json]

Counts what the exchange received and sent, by partner and document, and what became of each; and checks that it adds up.

  --from   what was received or queued at or after, for example 2026-03-09T00:00:00Z (everything)
  --to     what was received or queued before (everything)
  --json   as JSON: the lines, their states, and the checks

Asks the hub that runs on this state folder, as an integrator; or set HUB_TOKEN to a token of your own, and it counts what
that may see.

Exit codes: 0 it adds up, 1 it does not or the hub does not run, 2 the command is wrong.`,

  async run(argv, terminal) {
    const { positionals, values } = parseArguments('ledger', argv, {
      from: { type: 'string', default: '1970-01-01T00:00:00Z' },
      to: { type: 'string', default: '9999-01-01T00:00:00Z' },
      json: { type: 'boolean', default: false },
    });
    if (positionals.length > 0) throw new InvalidInput('"hub ledger" takes options alone.');
    const variables = { from: instant(values.from, '--from'), to: instant(values.to, '--to') };
    const answer = dataOf($Ledger, await askHub(terminal, { query: operation, variables }, 'integrator'));
    const found = answer.exchangeLedger;
    if (values.json) terminal.print(JSON.stringify(asJson(found)));
    else for (const line of asText(found)) terminal.print(line);
    return found.addsUp ? exitCodes.done : exitCodes.failed;
  },
};

const operation = `query Ledger($from: DateTime!, $to: DateTime!) {
  exchangeLedger(from: $from, to: $to) {
    addsUp
    lines { party partnerSlug messageType direction messages suppressed states { state count } }
    checks { sentence expected found holds }
  }
}`;

function instant(text: string, option: string): string {
  try {
    return Temporal.Instant.from(text).toString();
  } catch (cause) {
    throw new InvalidInput(`${option} takes an instant, for example 2026-03-09T00:00:00Z.`, { cause });
  }
}

/** States by name, so that a program needs no search. */
function asJson({ addsUp, lines, checks }: Ledger) {
  return {
    addsUp,
    lines: lines.map(({ states, ...line }) => ({
      ...line,
      states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
    })),
    checks,
  };
}

function asText({ lines, checks, addsUp }: Ledger): string[] {
  return [
    ...half('Received', 'IN', lines),
    ...half('Sent', 'OUT', lines),
    ...checks.map(({ sentence, expected, found, holds }) =>
      holds ? `ok     ${sentence}: ${expected}` : `WRONG  ${sentence}: ${expected} and ${found}`,
    ),
    addsUp ? 'It adds up.' : 'It does not add up.',
  ];
}

function half(title: string, direction: 'IN' | 'OUT', lines: Ledger['lines']): string[] {
  const some = lines.filter((line) => line.direction === direction);
  if (some.length === 0) return [`${title}: nothing.`, ''];
  const words = Object.entries(columns[direction]);
  const numbers = (counted: Ledger['lines']) => [
    total(counted, ({ messages }) => messages),
    ...words.map(([, names]) =>
      total(counted, ({ states }) => total(states, ({ state, count }) => (names.includes(state) ? count : 0))),
    ),
    ...(direction === 'IN' ? [total(counted, ({ suppressed }) => suppressed)] : []),
  ];
  const rows = some.map((line) => [line.party ?? 'unknown', documentName(line.messageType), ...numbers([line])]);
  return [
    ...tableOf(
      [title, 'document', 'messages', ...words.map(([word]) => word), ...(direction === 'IN' ? ['repeated'] : [])],
      [...rows, ['in all', '', ...numbers(some)]],
    ),
    '',
  ];
}

function documentName(type: string | null): string {
  if (type === null) return 'unreadable';
  return isDocumentType(type) ? `${documentTypes[type].name} (${type})` : (others[type] ?? type);
}

function total<T>(things: readonly T[], count: (thing: T) => number): number {
  return things.reduce((sum, thing) => sum + count(thing), 0);
}
