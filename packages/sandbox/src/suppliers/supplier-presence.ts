import { z } from 'zod';

/**
 * Whether a supplier does business. `silent`: takes what comes and sends nothing, or nothing but acknowledgements;
 * `away`: does not even take it, and its SFTP account lets nobody in. Once it is up again it goes on where it was.
 */
export const presenceSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('up') }),
  z.strictObject({ state: z.literal('silent'), acknowledges: z.boolean().default(false) }),
  z.strictObject({ state: z.literal('away') }),
]);
export type Presence = z.infer<typeof presenceSchema>;

export const isUp: Presence = { state: 'up' };
