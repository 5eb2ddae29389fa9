import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { World } from '../../store/world.ts';
import type { DeliveryLog } from './delivery-log.ts';
import { Lane, usualTiming, type Destination, type SendTiming } from './lane.ts';
import { messageTable, storedMessage, type StoredMessage } from './outbox.ts';

export interface SenderOptions {
  readonly world: World;
  readonly deliveries: DeliveryLog;
  /** How many connections. All messages of a case go over the same one. @default 4 */
  readonly connections?: number | undefined;
  readonly timing?: Partial<SendTiming> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Sends every message of the outbox until it is answered, in order a case, side by side across cases (R70). */
export class MessageSender {
  readonly #world: World;
  readonly #deliveries: DeliveryLog;
  readonly #lanes: readonly Lane[];
  #destination: Destination | undefined;

  /** Takes up what earlier runs left unanswered; nothing is sent before there is a destination. */
  constructor({ world, deliveries, clock, log, connections = 4, timing }: SenderOptions) {
    this.#world = world;
    this.#deliveries = deliveries;
    const lane = {
      deliveries,
      clock,
      log,
      textOf: (message: string) => this.#message(message).text,
      timing: { ...usualTiming, ...timing },
    };
    this.#lanes = Array.from({ length: connections }, () => new Lane(lane));
    const rows = world.table(messageTable).rows.map(storedMessage);
    for (const { id, caseNumber } of rows) {
      if (deliveries.of(id).own.outcome === 'waiting') this.#laneOf(caseNumber).put({ message: id, resend: 0 });
    }
    for (const { id, caseNumber } of rows) {
      for (const [index, { outcome }] of deliveries.of(id).resends.entries()) {
        if (outcome === 'waiting') this.#laneOf(caseNumber).put({ message: id, resend: index + 1 });
      }
    }
    world.onPut((table, row) => {
      if (table !== messageTable) return;
      const { id, caseNumber } = storedMessage(row);
      this.#laneOf(caseNumber).put({ message: id, resend: 0 });
    });
  }

  get destination(): Destination | undefined {
    return this.#destination;
  }

  /** @param destination absent: messages wait */
  async aim(destination: Destination | undefined): Promise<void> {
    this.#destination = destination;
    await Promise.all(this.#lanes.map((lane) => lane.aim(destination)));
  }

  /**
   * Sends messages again that were accepted, unchanged: spread evenly over all there are, oldest first.
   * @returns their control ids; fewer than asked for when there are fewer
   */
  async resend(count: number): Promise<string[]> {
    const accepted = this.#withOutcome('accepted');
    const wanted = Math.min(count, accepted.length);
    return this.#again(
      accepted.filter(
        (_, at) => Math.floor(((at + 1) * wanted) / accepted.length) > Math.floor((at * wanted) / accepted.length),
      ),
    );
  }

  /**
   * Sends these messages again, unchanged, as a person at the interface engine would after a refusal was put right.
   * @returns the control ids of those that were answered for good, which alone are sent
   */
  async resendThese(controlIds: readonly string[]): Promise<string[]> {
    const wanted = new Set(controlIds);
    return this.#again(
      [...this.#withOutcome('accepted'), ...this.#withOutcome('refused')]
        .filter(({ controlId }) => wanted.has(controlId))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }

  #withOutcome(outcome: 'accepted' | 'refused'): StoredMessage[] {
    return this.#world
      .table(messageTable)
      .rows.map(storedMessage)
      .filter(({ id }) => this.#deliveries.of(id).own.outcome === outcome);
  }

  async #again(chosen: readonly StoredMessage[]): Promise<string[]> {
    const parcels = chosen.map(({ id }) => ({ message: id, resend: this.#deliveries.of(id).resends.length + 1 }));
    await this.#deliveries.append(...parcels.map((each) => ({ event: 'asked' as const, ...each })));
    for (const parcel of parcels) this.#laneOf(this.#message(parcel.message).caseNumber).put(parcel);
    return chosen.map(({ controlId }) => controlId);
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #message(id: string): StoredMessage {
    return storedMessage(this.#world.table(messageTable).get({ id }) ?? {});
  }

  #laneOf(caseNumber: string): Lane {
    const lane = this.#lanes[Number(caseNumber) % this.#lanes.length];
    if (lane === undefined) throw new RangeError(`case number ${caseNumber} is no number`);
    return lane;
  }
}
