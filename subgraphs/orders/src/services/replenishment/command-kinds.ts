import { defineCommand } from '@supply-hub/commands';
import { isUnitOfMeasure, type UnitOfMeasure } from '@supply-hub/quantities';
import { z } from 'zod';

const $Unit = z.custom<UnitOfMeasure>((unit) => typeof unit === 'string' && isUnitOfMeasure(unit));

/** A requisition as its system is to have it. Keys are the system's own. */
export const createRequisition = defineCommand({
  kind: 'CREATE_REQUISITION',
  body: z.object({
    description: z.string(),
    lines: z
      .array(
        z.object({
          position: z.int(),
          item: z.string(),
          facilityCode: z.string(),
          quantity: z.string(),
          unit: $Unit,
          neededOn: z.iso.date(),
          supplier: z.string().nullable(),
          contract: z.object({ number: z.string(), line: z.string() }).nullable(),
        }),
      )
      .min(1),
  }),
  outcome: z.object({
    number: z.string(),
    lines: z.array(z.object({ position: z.int(), number: z.string() })),
  }),
});

const line = { requisition: z.string(), line: z.string() };
const nothing = z.object({});

/** A line of a requisition that is not ordered and not wanted. */
export const withdrawRequisition = defineCommand({
  kind: 'WITHDRAW_REQUISITION',
  body: z.object({ ...line, requisitionLineId: z.string() }),
  outcome: nothing,
});

/** A line of a requisition that is not ordered, and wanted otherwise. */
export const adjustRequisition = defineCommand({
  kind: 'ADJUST_REQUISITION',
  body: z.object({
    ...line,
    requisitionLineId: z.string(),
    /** Null: as it is. In the line's own unit. */
    quantity: z.string().nullable(),
    neededOn: z.iso.date().nullable(),
  }),
  outcome: nothing,
});

/** A line of an order; its supplier is told by what tells it of orders. */
export const changeOrder = defineCommand({
  kind: 'CHANGE_ORDER',
  body: z.object({
    order: z.string(),
    line: z.string(),
    /** Null: as it is. In the ordered unit. */
    quantity: z.string().nullable(),
    neededOn: z.iso.date().nullable(),
  }),
  outcome: nothing,
});

export const cancelOrderLine = defineCommand({
  kind: 'CANCEL_ORDER_LINE',
  body: z.object({ order: z.string(), line: z.string() }),
  outcome: nothing,
});

/** Who asks, among all who ask. */
export const owner = 'orders';
