import { z } from 'zod';
import example from '../../examples/hub.command-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key, $Status } from '../field-schemas.ts';

/** What a system was asked to do, and what has become of it. */
export type CommandChanged = z.infer<typeof $CommandChanged>;
export const $CommandChanged = z.object({
  id: $HubId('command'),
  /** The subgraph that asked. */
  owner: $Key,
  /** The system's id in hub.yaml. */
  system: $Key,
  kind: $Status,
  state: z.enum(['WAITING', 'SENDING', 'DONE', 'REFUSED', 'WITHDRAWN']),
  /** Why it was refused or withdrawn; null: it was not. */
  said: z.string().nullable(),
  /** A token's subject, or `hub`. */
  askedBy: $Key,
  askedAt: $Instant,
  /** Null: it waits. */
  endedAt: $Instant.nullable(),
  /** Hub ids of what it is about. */
  about: z.array(z.string()),
  /** Null: whatever its place, everybody of the hub may see it. */
  facilityIds: z.array($HubId('facility')).nullable(),
  supplierIds: z.array($HubId('supplier')),
});

/** A system was asked for something, did it or refused it, or it was taken back. */
export const commandChanged = defineEvent({
  type: 'hub.command-changed',
  version: 1,
  aggregate: 'command',
  data: $CommandChanged,
  example,
});
