import { z } from 'zod';

/** What a key can stand for. */
export const crosswalkKinds = ['ITEM', 'SUPPLIER', 'LOCATION', 'UNIT'] as const;
export type CrosswalkKind = (typeof crosswalkKinds)[number];

/** What a document says of a thing beside its key, as sent; a fact it does not give is absent. */
export type CrosswalkFacts = z.output<typeof $CrosswalkFacts>;
export const $CrosswalkFacts = z.object({
  /** As printed, 8 to 14 digits; not necessarily right. */
  gtin: z.string().optional(),
  /** The party's own, or its maker's. */
  partNumber: z.string().optional(),
  description: z.string().optional(),
  /** The unit's code as sent. */
  unit: z.string().optional(),
  /** Of a party or a place. */
  name: z.string().optional(),
  gln: z.string().optional(),
});

/**
 * A key that a message names and the hub cannot read yet: why it is parked, and what a person is to say. Whose key it is
 * follows from the message: its partner, or its sender.
 */
export type CrosswalkWant = z.output<typeof $CrosswalkWant>;
export const $CrosswalkWant = z.object({
  kind: z.enum(crosswalkKinds),
  /** As the receiver asks `translate` for it. */
  key: z.string().min(1).max(200),
  facts: $CrosswalkFacts,
});
