import { randomUUID } from 'node:crypto';
import { recordAudit } from '@supply-hub/audit';
import { ask } from '@supply-hub/commands';
import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { assertUnitOfMeasure } from '@supply-hub/quantities';
import { sourceKeysOf, type SourceKey } from '@supply-hub/subgraph-kit';
import { keepAskedLines, type NewAskedLine } from '../../db/queries/replenishment/asked-lines.ts';
import { createRequisition, owner } from './command-kinds.ts';
import type { PairPlan } from './plan-pairs.ts';

/** A line to be asked for. Ids are the hub's, amounts texts in the base unit. */
export type LineToAsk = Omit<NewAskedLine, 'commandId' | 'position' | 'system'> & {
  readonly contractPriceId: string | null;
};

/** The line that a judged need becomes. */
export function lineOf(plan: PairPlan): LineToAsk {
  const { need, source, toBuy } = plan;
  return {
    itemId: plan.itemId,
    facilityId: plan.facilityId,
    unit: plan.unit,
    quantity: toBuy.toString(),
    surplus: toBuy.minus(need.quantity).toString(),
    neededOn: plan.neededOn,
    supplierId: source.agreed?.supplierId ?? null,
    // Of a contract that is over nothing is called off.
    contractId: source.outcome === 'OK' ? (source.agreed?.contractId ?? null) : null,
    contractPriceId: source.outcome === 'OK' ? (source.agreed?.id ?? null) : null,
    isUrgent: need.isUrgent,
    priceMark: source.outcome === 'OK' ? null : source.outcome,
    askedBy: 'hub',
    covers: need.shares.map(({ demandId, caseId, quantity }) => ({ demandId, caseId, quantity: quantity.toString() })),
  };
}

/**
 * Asks the ERP for lines: one requisition for each facility and supplier.
 * @param asking.idempotencyKey of a person's deed; absent: whoever asks holds the lock under which each need is asked once
 * @returns the commands' ids
 */
export async function askRequisitions(
  tx: Tx,
  lines: readonly LineToAsk[],
  asking: {
    readonly config: HubConfig;
    readonly askedBy: string;
    readonly reason: string;
    readonly idempotencyKey?: string;
  },
  at: Temporal.Instant,
): Promise<string[]> {
  const { config, askedBy, reason } = asking;
  const named = lines.flatMap(({ itemId, supplierId, contractPriceId }) => [itemId, supplierId, contractPriceId]);
  const keys = await sourceKeysOf(
    tx,
    named.filter((id) => id !== null),
  );
  const groups = [
    ...Map.groupBy(lines, ({ facilityId, supplierId, itemId }) =>
      [facilityId, supplierId ?? '', keys.get(itemId)?.system ?? ''].join(' '),
    ).values(),
  ];
  const made: string[] = [];
  for (const [index, group] of groups.entries()) {
    const [first] = group;
    const system = keys.get(first?.itemId ?? '')?.system;
    if (first === undefined || system === undefined) continue;
    const facility = config.facilities.find(({ id }) => hubId('facility', 'hub', id) === first.facilityId);
    const facilityCode = facility?.codes[system];
    // R17: a place the ERP has no code for cannot be asked for.
    if (facility === undefined || facilityCode === undefined) continue;
    const idempotencyKey = `requisition:${asking.idempotencyKey ?? randomUUID()}:${index}`;
    const sorted = group.toSorted((a, b) =>
      (keyOf(keys, a.itemId)[0] ?? '') < (keyOf(keys, b.itemId)[0] ?? '') ? -1 : 1,
    );
    const asked = await ask(
      tx,
      createRequisition,
      {
        owner,
        system,
        key: `requisition:${idempotencyKey}`,
        idempotencyKey,
        askedBy,
        reason,
        about: [
          ...new Set([
            first.facilityId,
            ...sorted.flatMap(({ itemId, covers }) => [itemId, ...covers.map(({ caseId }) => caseId)]),
          ]),
        ],
        facilityIds: [first.facilityId],
        supplierIds: [],
        body: {
          description: `Supply Hub: ${facility.name}`.slice(0, 40),
          lines: sorted.map((line, place) => ({
            position: (place + 1) * 10,
            item: keyOf(keys, line.itemId)[0] ?? '',
            facilityCode,
            quantity: line.quantity,
            unit: assertUnitOfMeasure(line.unit),
            neededOn: line.neededOn,
            supplier: line.supplierId === null ? null : (keyOf(keys, line.supplierId)[0] ?? null),
            contract: contractOf(keys, line.contractPriceId),
          })),
        },
      },
      at,
    );
    if (!asked.ok || !asked.isNew) continue;
    const { id } = asked.command;
    await keepAskedLines(
      tx,
      sorted.map((line, place) => ({ ...line, askedBy, commandId: id, position: (place + 1) * 10, system })),
      at,
    );
    await recordAudit(
      tx,
      [
        {
          actor: askedBy,
          action: 'requisition-asked-for',
          subject: id,
          reason,
          before: null,
          after: {
            lines: sorted.map(({ itemId, quantity, neededOn, supplierId }) => ({
              itemId,
              quantity,
              neededOn,
              supplierId,
            })),
          },
          facilityIds: [first.facilityId],
          supplierIds: [],
        },
      ],
      at,
    );
    made.push(id);
  }
  return made;
}

const keyOf = (keys: ReadonlyMap<string, SourceKey>, id: string): readonly string[] => keys.get(id)?.key ?? [];

function contractOf(keys: ReadonlyMap<string, SourceKey>, id: string | null) {
  const [number, line] = id === null ? [] : keyOf(keys, id);
  return number === undefined || line === undefined ? null : { number, line };
}
