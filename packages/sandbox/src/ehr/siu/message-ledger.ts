import type { Row } from '../../store/table.ts';
import type { World } from '../../store/world.ts';
import type { Delivery, DeliveryLog } from './delivery-log.ts';
import { messageTable, storedMessage } from './outbox.ts';

/** One message, and what became of it. */
export interface LedgerMessage extends Delivery {
  /** Counts from 1 without gaps, in the order the changes were made. */
  readonly sequence: number;
  readonly controlId: string;
  readonly trigger: string;
  readonly caseNumber: string;
  readonly eventAt: string;
  /** What the message says of the case. */
  readonly state: Row;
  /** Sendings of the same bytes after it was accepted, oldest first. */
  readonly resends: readonly Delivery[];
}

export interface MessageCounts {
  readonly made: number;
  readonly waiting: number;
  readonly accepted: number;
  readonly refused: number;
  /** Sendings begun, resends included. */
  readonly attempts: number;
  readonly resends: { readonly waiting: number; readonly accepted: number; readonly refused: number };
  /** Last answers by MSA-1, resends left out. */
  readonly byCode: Readonly<Record<string, number>>;
}

/** What the EHR told others and what they answered; as durable as the world. */
export class MessageLedger {
  readonly #world: World;
  readonly #deliveries: DeliveryLog;

  constructor(world: World, deliveries: DeliveryLog) {
    this.#world = world;
    this.#deliveries = deliveries;
  }

  /** Messages after number `after`, in order, at most `limit`. */
  messages(after: number, limit: number): LedgerMessage[] {
    return this.#world
      .table(messageTable)
      .rows.slice(after, after + limit)
      .map((row) => {
        const { id, controlId, trigger, caseNumber, eventAt, state } = storedMessage(row);
        const { own, resends } = this.#deliveries.of(id);
        return { sequence: Number(id), controlId, trigger, caseNumber, eventAt, state, ...own, resends };
      });
  }

  /** The bytes of a message as text; undefined when there is none with this control id. */
  text(controlId: string): string | undefined {
    const [row] = this.#world.table(messageTable).where('controlId', controlId);
    return row === undefined ? undefined : storedMessage(row).text;
  }

  counts(): MessageCounts {
    const counts = { made: 0, waiting: 0, accepted: 0, refused: 0, attempts: 0 };
    const resent = { waiting: 0, accepted: 0, refused: 0 };
    const byCode: Record<string, number> = {};
    for (const row of this.#world.table(messageTable).rows) {
      const { own, resends } = this.#deliveries.of(String(row['id']));
      counts.made += 1;
      counts[own.outcome] += 1;
      counts.attempts += own.attempts;
      if (own.answer !== null) byCode[own.answer] = (byCode[own.answer] ?? 0) + 1;
      for (const { outcome, attempts } of resends) {
        resent[outcome] += 1;
        counts.attempts += attempts;
      }
    }
    return { ...counts, resends: resent, byCode };
  }
}
