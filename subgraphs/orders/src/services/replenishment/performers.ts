import { CommandRefused, performer, type EndedCommand, type Performer } from '@supply-hub/commands';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges, type Edge } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { registerSourceKeys, type SourceKey } from '@supply-hub/subgraph-kit';
import { endAskedLines, endChange } from '../../db/queries/replenishment/asked-lines.ts';
import type { Changed, OrderCommands } from '../../sources/order-commands.ts';
import { noteTroubles } from '../troubles/note-troubles.ts';
import {
  adjustRequisition,
  cancelOrderLine,
  changeOrder,
  createRequisition,
  withdrawRequisition,
} from './command-kinds.ts';

/** How one system that buys is asked, and what follows from its answers. */
export function orderPerformers(system: { readonly id: string }, commands: OrderCommands): Performer[] {
  const done = (changed: Changed): Record<string, never> => {
    if (!changed.ok) throw new CommandRefused(changed.reason);
    return {};
  };
  return [
    performer(createRequisition, {
      // R35: it may have been made unheard; it is known by the command's id.
      perform: async ({ id, body }, { isRepeat, deadline }) =>
        (isRepeat ? await commands.findRequisition(id, deadline) : null) ??
        (await commands.createRequisition({ reference: id, ...body }, deadline)),
      async ended(tx, command, at) {
        if (command.state === 'DONE') await requisitionStands(tx, system.id, command, command.outcome, at);
        else await endAskedLines(tx, command.id, { state: command.state });
        // Each asking has a key of its own: it is asked again where the same items are asked for at the same place.
        await tellRefusal(tx, { ...command, key: hubId('requisition', 'hub', command.about) }, 'Its requisition', at);
      },
    }),
    performer(withdrawRequisition, {
      perform: async ({ body: { requisition, line } }, { deadline }) =>
        done(await commands.changeRequisitionLine({ requisition, line, isWithdrawn: true }, deadline)),
      async ended(tx, command, at) {
        const isDone = command.state === 'DONE';
        await endChange(tx, command.id, { isWithdrawn: isDone, isDone });
        await tellRefusal(tx, command, 'Withdrawing its requisition', at);
      },
    }),
    performer(adjustRequisition, {
      perform: async ({ body: { requisition, line, quantity, neededOn } }, { deadline }) =>
        done(await commands.changeRequisitionLine({ requisition, line, ...given({ quantity, neededOn }) }, deadline)),
      async ended(tx, command) {
        const { quantity, neededOn } = command.body;
        const isDone = command.state === 'DONE';
        await endChange(tx, command.id, isDone ? { quantity, neededOn, isDone } : { isDone });
      },
    }),
    performer(changeOrder, {
      perform: async ({ body: { order, line, quantity, neededOn } }, { deadline }) =>
        done(await commands.changeOrderLine({ order, line, ...given({ quantity, neededOn }) }, deadline)),
      ended: (tx, command, at) => tellRefusal(tx, command, `Changing order ${command.body.order}`, at),
    }),
    performer(cancelOrderLine, {
      perform: async ({ body: { order, line } }, { deadline }) =>
        done(await commands.changeOrderLine({ order, line, isCancelled: true }, deadline)),
      ended: (tx, command, at) =>
        tellRefusal(tx, command, `Cancelling line ${command.body.line} of order ${command.body.order}`, at),
    }),
  ];
}

function given({ quantity, neededOn }: { quantity: string | null; neededOn: string | null }) {
  return { ...(quantity !== null && { quantity }), ...(neededOn !== null && { neededOn }) };
}

/** A requisition that was asked for is there: its lines are known by it, and lineage says for whom they are. */
async function requisitionStands(
  tx: Tx,
  system: string,
  command: EndedCommand<unknown, unknown>,
  made: { readonly number: string; readonly lines: readonly { readonly position: number; readonly number: string }[] },
  at: Temporal.Instant,
): Promise<void> {
  const requisitionId = hubId('requisition', system, [made.number]);
  const lineIds = new Map(
    made.lines.map(({ position, number }) => [position, hubId('requisitionline', system, [made.number, number])]),
  );
  const keys: SourceKey[] = [
    { type: 'requisition', system, key: [made.number] },
    ...made.lines.map(({ number }): SourceKey => ({ type: 'requisitionline', system, key: [made.number, number] })),
  ];
  await registerSourceKeys(tx, keys);
  const lines = await endAskedLines(tx, command.id, { state: 'STANDS', requisitionId, lineIds });
  const edges = lines.flatMap(({ position, facility_id: facilityId, demand_ids: demands }): Edge[] => {
    const to = lineIds.get(position);
    if (to === undefined) return [];
    const scope = { facilityIds: [facilityId], supplierIds: [] };
    return [
      ...demands.map((from): Edge => ({ from, to, kind: 'causes', ...scope })),
      { from: command.id, to, kind: 'causes', ...scope },
    ];
  });
  await recordEdges(tx, edges, at);
}

/**
 * A person who asked for something must hear that it was refused, until it is done: what one command is about is judged
 * together, whoever asks for it again. What the hub asked for itself is told of with its need.
 */
async function tellRefusal(
  tx: Tx,
  command: EndedCommand<unknown, unknown>,
  what: string,
  at: Temporal.Instant,
): Promise<void> {
  // Taken back, or behind one that was refused: that says nothing of what is wrong.
  if (command.state === 'WITHDRAWN' || (command.state === 'REFUSED' && command.askedBy === 'hub')) return;
  const [facilityId = null] = command.facilityIds ?? [];
  const [supplierId = null] = command.supplierIds;
  const orderLineIds = command.about.filter((id) => id.startsWith('orderline_'));
  const orderId = command.about.find((id) => id.startsWith('order_')) ?? null;
  await noteTroubles(
    tx,
    `command:${command.key}`,
    command.state === 'REFUSED'
      ? [
          {
            kind: 'COMMAND_REFUSED',
            sentence: `${what} was refused: ${command.said ?? 'no reason was given'}`,
            remedy: 'Put right what it says, then ask again.',
            orderId,
            orderLineIds,
            facilityId,
            supplierId,
          },
        ]
      : [],
    at,
  );
}
