import { hubId } from '@supply-hub/identifiers';
import { z } from 'zod';
import { crosswalkKinds, type CrosswalkKind } from './crosswalk-want.ts';

export const crosswalkStatuses = ['CANDIDATE', 'CONFIRMED', 'REFUSED'] as const;
export type CrosswalkStatus = (typeof crosswalkStatuses)[number];

/** A key of somebody else's. */
export interface CrosswalkKey {
  readonly kind: CrosswalkKind;
  /** A trading partner's slug, or a system's or sender's id in hub.yaml. */
  readonly party: string;
  readonly key: string;
}

/** What a key may mean: the hub id of an item, a supplier or a place; of a unit, the hub's own code. */
export interface Meaning extends CrosswalkKey {
  readonly target: string;
}

/** What speaks for a meaning. */
export type CrosswalkEvidence = z.output<typeof $CrosswalkEvidence>;
export const $CrosswalkEvidence = z.object({
  /** STEWARD: a person said so. */
  fact: z.enum(['GTIN', 'PART_NUMBER', 'DESCRIPTION', 'GLN', 'NAME', 'UNIT', 'STEWARD']),
  /** In words a steward can judge by. */
  sentence: z.string(),
});

const $Instant = z.string().transform((text) => Temporal.Instant.from(text.replace(' ', 'T')));

/** One possible meaning of one key, as it is kept. */
export type Crosswalk = z.output<typeof $Crosswalk>;
export const $Crosswalk = z.object({
  id: z.string(),
  kind: z.enum(crosswalkKinds),
  party: z.string(),
  key: z.string(),
  target: z.string(),
  status: z.enum(crosswalkStatuses),
  /** In percent. */
  confidence: z.number(),
  evidence: z.array($CrosswalkEvidence),
  proposed_at: $Instant,
  decided_by: z.string().nullable(),
  decided_at: $Instant.nullable(),
  note: z.string().nullable(),
  version: z.coerce.number(),
});

/** The same for the same meaning, for ever. */
export function crosswalkId({ kind, party, key, target }: Meaning): string {
  return hubId('crosswalk', 'hub', [kind, party, key, target]);
}
