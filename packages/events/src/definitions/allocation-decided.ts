import { z } from 'zod';
import example from '../../examples/procedures.allocation-decided.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $HubId, $Readiness, $Unit } from '../field-schemas.ts';

/** A part of a lot or of an inbound line, in the item's base unit. */
const share = { quantity: $Amount, for: z.enum(['OPEN', 'HOLD']) };

const $Allocation = z.object({
  demandId: $HubId('demand'),
  caseId: $HubId('case'),
  lots: z.array(z.object({ lotId: $HubId('lot'), ...share })),
  inbound: z.array(z.object({ orderLineId: $HubId('orderline'), isConfirmed: z.boolean(), ...share })),
  /** Of the open quantity, what nothing covers. */
  short: $Amount,
  /** Of the hold quantity, what nothing covers. */
  holdShort: $Amount,
  readiness: $Readiness,
});

/** Which case gets what of one item at one facility; replaces what was decided for the pair before. */
export type AllocationDecided = z.infer<typeof $AllocationDecided>;
export const $AllocationDecided = z.object({
  itemId: $HubId('item'),
  facilityId: $HubId('facility'),
  unit: $Unit,
  /** None: nothing is given to any case. */
  allocations: z.array($Allocation),
});

/** Somebody gets another part of what there is. The aggregate is the pair of item and facility. */
export const allocationDecided = defineEvent({
  type: 'procedures.allocation-decided',
  version: 1,
  aggregate: 'allocation',
  data: $AllocationDecided,
  example,
});
