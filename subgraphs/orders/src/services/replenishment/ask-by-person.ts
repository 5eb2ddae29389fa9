import { recordAudit } from '@supply-hub/audit';
import { ask, type Asked, type Command } from '@supply-hub/commands';
import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import { reaches } from '@supply-hub/identity';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { doOnce, sourceKeysOf } from '@supply-hub/subgraph-kit';
import { z } from 'zod';
import type { OrdersContext } from '../../context.ts';
import { askedLineOf, noteChanging } from '../../db/queries/replenishment/asked-lines.ts';
import { baseUnitsOf } from '../../db/queries/replenishment/pair-facts.ts';
import { lineById } from '../line-by-id.ts';
import { askRequisitions } from './ask-requisitions.ts';
import { cancelOrderLine, changeOrder, owner, withdrawRequisition } from './command-kinds.ts';
import { lockReplenishment } from './replenish.ts';

/** Why nothing was asked. */
export interface CommandRefusal {
  readonly code: 'NOT_FOUND' | 'NOT_POSSIBLE' | 'TOO_LATE' | 'BEING_CHANGED' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface AskedByPerson {
  readonly command: Command | null;
  readonly userErrors: CommandRefusal[];
}

/** Why a person asks, and under which key of its own. */
export interface Said {
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Asks the ERP for items at a facility, once under the key. @throws NotPermitted | InvalidInput */
export async function submitRequisition(
  context: OrdersContext,
  input: Said & {
    readonly facilityId: string;
    readonly supplierId?: string | null | undefined;
    readonly lines: readonly { readonly itemId: string; readonly quantity: string; readonly neededOn: string }[];
  },
): Promise<AskedByPerson> {
  const { facilityId, supplierId = null, lines } = input;
  return deed(context, 'submitRequisition', { facilityId, supplierId, lines }, input, async (tx, at, said) => {
    const isKnown = context.config.facilities.some(({ id }) => hubId('facility', 'hub', id) === facilityId);
    if (!isKnown || !reaches(context.viewer.facilities, facilityId))
      return refusal('NOT_FOUND', 'facilityId', 'There is no such facility.');
    const itemIds = lines.map(({ itemId }) => itemId);
    if (lines.length === 0 || lines.length > 100 || new Set(itemIds).size < itemIds.length)
      return refusal('NOT_POSSIBLE', 'lines', 'Name 1 to 100 items, each once.');
    const units = await baseUnitsOf(tx, itemIds);
    const unknown = itemIds.findIndex((id) => !units.has(id));
    if (unknown >= 0) return refusal('NOT_FOUND', `lines.${unknown}.itemId`, 'There is no such item.');
    const nothing = lines.findIndex(({ quantity }) => Decimal.of(quantity).sign <= 0);
    if (nothing >= 0) return refusal('NOT_POSSIBLE', `lines.${nothing}.quantity`, 'Ask for more than nothing.');
    await lockReplenishment(tx);
    const [id] = await askRequisitions(
      tx,
      lines.map(({ itemId, quantity, neededOn }) => ({
        itemId,
        facilityId,
        unit: units.get(itemId) ?? '',
        quantity,
        surplus: '0',
        neededOn,
        supplierId,
        contractId: null,
        contractPriceId: null,
        isUrgent: false,
        priceMark: null,
        askedBy: context.viewer.subject,
        covers: [],
      })),
      {
        config: context.config,
        askedBy: context.viewer.subject,
        reason: said.reason,
        idempotencyKey: `${context.viewer.subject}:${said.idempotencyKey}`,
      },
      at,
    );
    return (
      id ?? refusal('NOT_POSSIBLE', 'facilityId', 'The system that buys these items has no code for the facility.')
    );
  });
}

/** Withdraws a line of a requisition, once under the key. @throws NotPermitted | InvalidInput */
export async function withdrawRequisitionLine(
  context: OrdersContext,
  input: Said & { readonly requisitionLineId: string },
): Promise<AskedByPerson> {
  const { requisitionLineId: id } = input;
  const found = await lineById(id, context.loaders.requisition, context);
  return deed(context, 'withdrawRequisition', { id }, input, async (tx, at, said) => {
    const key = (await sourceKeysOf(tx, [id])).get(id);
    const [requisition, line] = key?.key ?? [];
    if (found === null || key === undefined || requisition === undefined || line === undefined)
      return refusal('NOT_FOUND', 'requisitionLineId', 'There is no such line.');
    const { isCancelled, purchaseOrderId, facilityId, itemId } = found.line;
    if (isCancelled) return refusal('TOO_LATE', 'requisitionLineId', 'It is withdrawn already.');
    if (purchaseOrderId !== null)
      return refusal('TOO_LATE', 'requisitionLineId', 'It is ordered already: cancel the line of the order.');
    await lockReplenishment(tx);
    const asked = await askedLineOf(tx, id);
    if (asked !== null && asked.changeCommandId !== null)
      return refusal('BEING_CHANGED', 'requisitionLineId', 'It is being changed: wait for what comes of that.');
    const command = await ask(
      tx,
      withdrawRequisition,
      {
        ...asking(context, 'withdrawRequisition', said, `requisitionline:${id}`, key.system),
        about: [id, ...[itemId].filter((one) => one !== null)],
        facilityIds: facilityId === null ? [] : [facilityId],
        supplierIds: [],
        body: { requisition, line, requisitionLineId: id },
      },
      at,
    );
    if (asked !== null) await noteChanging(tx, asked, command.command.id);
    return audited(context, tx, command, said, id, { isWithdrawn: true }, at);
  });
}

/** Changes a line of an order, once under the key. @throws NotPermitted | InvalidInput */
export function changeLineOfOrder(
  context: OrdersContext,
  input: Said & {
    readonly orderLineId: string;
    readonly quantity?: string | null | undefined;
    readonly neededOn?: string | null | undefined;
  },
): Promise<AskedByPerson> {
  const { quantity = null, neededOn = null } = input;
  return orderDeed(context, 'changeOrderLine', input, { quantity, neededOn }, (tx, at, of) => {
    if (quantity === null && neededOn === null)
      return Promise.resolve(refusal('NOT_POSSIBLE', 'quantity', 'Say which quantity or day it is to have.'));
    if (quantity !== null && Decimal.of(quantity).sign <= 0)
      return Promise.resolve(refusal('NOT_POSSIBLE', 'quantity', 'To order nothing, cancel the line.'));
    return ask(tx, changeOrder, { ...of.asking, body: { order: of.order, line: of.line, quantity, neededOn } }, at);
  });
}

/** Cancels a line of an order, once under the key. @throws NotPermitted | InvalidInput */
export function cancelLineOfOrder(
  context: OrdersContext,
  input: Said & { readonly orderLineId: string },
): Promise<AskedByPerson> {
  return orderDeed(context, 'cancelOrderLine', input, { isCancelled: true }, (tx, at, of) =>
    ask(tx, cancelOrderLine, { ...of.asking, body: { order: of.order, line: of.line } }, at),
  );
}

interface OfOrderLine {
  readonly order: string;
  readonly line: string;
  readonly asking: ReturnType<typeof asking> & {
    readonly about: string[];
    readonly facilityIds: string[];
    readonly supplierIds: string[];
  };
}

async function orderDeed(
  context: OrdersContext,
  operation: string,
  input: Said & { readonly orderLineId: string },
  change: object,
  askFor: (tx: Tx, at: Temporal.Instant, of: OfOrderLine) => Promise<Asked | CommandRefusal>,
): Promise<AskedByPerson> {
  const id = input.orderLineId;
  const found = await lineById(id, context.loaders.order, context);
  return deed(context, operation, { id, ...change }, input, async (tx, at, said) => {
    const key = (await sourceKeysOf(tx, [id])).get(id);
    const [order, line] = key?.key ?? [];
    if (found === null || key === undefined || order === undefined || line === undefined)
      return refusal('NOT_FOUND', 'orderLineId', 'There is no such line.');
    const { status, facilityId, itemId } = found.line;
    if (status === 'CANCELLED' || status === 'RECEIVED')
      return refusal('TOO_LATE', 'orderLineId', `Nothing more of it comes: it is ${status.toLowerCase()} already.`);
    const command = await askFor(tx, at, {
      order,
      line,
      asking: {
        ...asking(context, operation, said, `orderline:${id}`, key.system),
        about: [id, found.document.id, ...[itemId].filter((one) => one !== null)],
        facilityIds: facilityId === null ? [] : [facilityId],
        supplierIds: [],
      },
    });
    return 'code' in command ? command : audited(context, tx, command, said, id, change, at);
  });
}

const asking = ({ viewer }: OrdersContext, operation: string, said: Said, key: string, system: string) => ({
  owner,
  system,
  key,
  // Keys are a person's own, and of one deed.
  idempotencyKey: `${operation}:${viewer.subject}:${said.idempotencyKey}`,
  askedBy: viewer.subject,
  reason: said.reason,
});

async function audited(
  { viewer }: OrdersContext,
  tx: Tx,
  { command }: Asked,
  { reason }: Said,
  subject: string,
  after: object,
  at: Temporal.Instant,
): Promise<string> {
  const { facilityIds, supplierIds, kind } = command;
  const action = `${kind.toLowerCase().replaceAll('_', '-')}-asked-for`;
  await recordAudit(
    tx,
    [{ actor: viewer.subject, action, subject, reason, before: {}, after, facilityIds, supplierIds }],
    at,
  );
  return command.id;
}

/** R35: what is done under a key is done once; what is refused has no effect and leaves the key free. */
export async function deed(
  context: OrdersContext,
  operation: string,
  input: object,
  { reason, idempotencyKey: key }: Said,
  run: (tx: Tx, at: Temporal.Instant, said: Said) => Promise<string | CommandRefusal>,
): Promise<AskedByPerson> {
  const { viewer, needs } = context;
  if (viewer.role === 'partner' || !viewer.scopes.has('orders:write'))
    throw new NotPermitted('Only who has the scope "orders:write" asks systems for orders.');
  const said = { reason: reason.trim(), idempotencyKey: key };
  if (said.reason === '' || said.reason.length > 300)
    throw new InvalidInput('Say why in 1 to 300 characters: others act on it.', { field: 'input.reason' });
  const claim = { operation, key, input: { ...input, reason: said.reason } };
  const outcome = await doOnce(context, claim, z.object({ commandId: z.string() }), async (tx, at) => {
    const asked = await run(tx, at, said);
    return typeof asked === 'string' ? { commandId: asked } : asked;
  });
  if ('code' in outcome) return { command: null, userErrors: [outcome] };
  return { command: await needs.command.load(outcome.commandId), userErrors: [] };
}

export const refusal = (code: CommandRefusal['code'], path: string, sentence: string): CommandRefusal => ({
  code,
  path: ['input', ...path.split('.')],
  sentence,
});
