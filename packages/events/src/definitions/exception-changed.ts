import { z } from 'zod';
import example from '../../examples/reconciliation.exception-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key } from '../field-schemas.ts';

/** What a person must look at, as it stands; for who may see what, and for who filters. Its words are read where it is kept. */
export type ExceptionChanged = z.infer<typeof $ExceptionChanged>;
export const $ExceptionChanged = z.object({
  id: $HubId('exception'),
  /** A kind is only ever added. */
  kind: $Key,
  severity: z.enum(['CRITICAL', 'WARNING', 'NOTICE']),
  /** Empty: no one facility, or none the hub knows. */
  facilityIds: z.array($HubId('facility')),
  /** Who of the suppliers may see it. */
  supplierIds: z.array($HubId('supplier')),
  /** The supplier it is about; null: none. */
  supplierId: $HubId('supplier').nullable(),
  itemId: $HubId('item').nullable(),
  /** Hub ids; taken as they are kept. */
  caseIds: z.array($Key),
  /** The trading partner's slug. */
  partner: $Key.nullable(),
  team: $Key.nullable(),
  owner: $Key.nullable(),
  openedAt: $Instant,
  /** Null: it is open. */
  closedAt: $Instant.nullable(),
});

/** An exception was opened, is another than it was, was dealt with, or is over. */
export const exceptionChanged = defineEvent({
  type: 'reconciliation.exception-changed',
  version: 1,
  aggregate: 'exception',
  data: $ExceptionChanged,
  example,
});
