import { z } from 'zod';
import example from '../../examples/procedures.allocation-decided.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $HubId, $Readiness, $Unit } from '../field-schemas.ts';

/** A part of a lot or of an inbound line, in the item's base unit. */
const share = { quantity: $Amount, for: z.enum(['OPEN', 'HOLD']) };

const $Allocation = z.object({
  demandId: $HubId('demand'),
  itemId: $HubId('item'),
  unit: $Unit,
  lots: z.array(z.object({ lotId: $HubId('lot'), ...share })),
  inbound: z.array(z.object({ orderLineId: $HubId('orderline'), isConfirmed: z.boolean(), ...share })),
  /** Of the open quantity, what nothing covers. */
  short: $Amount,
  /** Of the hold quantity, what nothing covers. */
  holdShort: $Amount,
  readiness: $Readiness,
});

/** What a case gets; replaces all that was decided for it before. */
export type AllocationDecided = z.infer<typeof $AllocationDecided>;
export const $AllocationDecided = z.object({
  caseId: $HubId('case'),
  /** Null: the hub does not know where it is, and it gets nothing. */
  facilityId: $HubId('facility').nullable(),
  /** By item; none: nothing is kept for the case. */
  allocations: z.array($Allocation),
});

/** A case gets another part of what there is. The aggregate is all that one case gets. */
export const allocationDecided = defineEvent({
  type: 'procedures.allocation-decided',
  version: 1,
  aggregate: 'allocation',
  data: $AllocationDecided,
  example,
});
