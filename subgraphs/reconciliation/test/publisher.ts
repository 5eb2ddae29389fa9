import type { Clock } from '@supply-hub/clock';
import { publish, type EventDefinition } from '@supply-hub/events';
import type { Db, Tx } from '@supply-hub/postgres';

/** What happened to one thing. */
export interface Happening<Data> {
  /** @default 1 */
  readonly version?: number | undefined;
  /** The thing, as it is now. */
  readonly data: Data;
  /** What is written with it, before. */
  readonly before?: (tx: Tx) => Promise<unknown>;
}

/** Publishes as another subgraph does: each event in a transaction of its own, now. */
export interface Publisher {
  readonly clock: Clock;
  publish<Data extends { readonly id: string }>(
    definition: EventDefinition<string, Data>,
    happening: Happening<NoInfer<Data>>,
  ): Promise<string>;
}

export const publisher = (db: Db, clock: Clock): Publisher => ({
  clock,
  publish: (definition, { version = 1, data, before }) =>
    db.transaction(async (tx) => {
      await before?.(tx);
      return publish(tx, definition, {
        aggregateId: data.id,
        aggregateVersion: version,
        occurredAt: clock.now(),
        data,
      });
    }),
});
