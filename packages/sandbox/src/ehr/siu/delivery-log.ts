import { Misconfigured } from '@supply-hub/errors';
import { z } from 'zod';
import { LineFile } from '../../store/line-file.ts';

/** What became of one sending of a message: of its own, or of a resend asked for by a test. */
export interface Delivery {
  /** Sendings begun; on disk before the first byte leaves, so that none was made that is not counted. */
  readonly attempts: number;
  readonly firstSentAt: string | null;
  /** MSA-1 of the last answer; `?` for none of the six, null while there was none. */
  readonly answer: string | null;
  /** ERR-3 of that answer. */
  readonly errors: readonly string[];
  readonly answeredAt: string | null;
  /** `waiting` for an answer that ends it; `refused`: not to be sent again as it is (R70). */
  readonly outcome: 'waiting' | 'accepted' | 'refused';
}

/** Which sending: a message's id, and 0 for its own or the number of the resend. */
export interface Parcel {
  readonly message: string;
  readonly resend: number;
}

const parcel = { message: z.string(), resend: z.int() };
const record = z.discriminatedUnion('event', [
  z.object({ event: z.literal('asked'), ...parcel }),
  z.object({ event: z.literal('sent'), ...parcel, at: z.string() }),
  z.object({
    event: z.literal('answered'),
    ...parcel,
    at: z.string(),
    answer: z.string(),
    errors: z.array(z.string()),
    outcome: z.enum(['waiting', 'accepted', 'refused']),
  }),
]);
/** `asked`: a resend is wanted; `sent`: a sending begins; `answered`: it was, and what follows from that. */
export type DeliveryRecord = z.infer<typeof record>;

const untouched: Delivery = {
  attempts: 0,
  firstSentAt: null,
  answer: null,
  errors: [],
  answeredAt: null,
  outcome: 'waiting',
};

/** What was sent and what was answered, on disk in a file of its own beside the journal. */
export class DeliveryLog {
  readonly #file: LineFile;
  /** By message: its own delivery first, then its resends. */
  readonly #deliveries = new Map<string, Delivery[]>();

  private constructor(file: LineFile) {
    this.#file = file;
  }

  static async open(path: string): Promise<DeliveryLog> {
    const { file, records } = await LineFile.open(path, readRecord);
    const log = new DeliveryLog(file);
    for (const each of records) log.#apply(each);
    return log;
  }

  /** Resolves when the records are on disk; they show from then on. */
  async append(...records: readonly DeliveryRecord[]): Promise<void> {
    await this.#file.append(...records.map((each) => JSON.stringify(each)));
    for (const each of records) this.#apply(each);
  }

  /** A message's own delivery and its resends. */
  of(message: string): { own: Delivery; resends: readonly Delivery[] } {
    const [own = untouched, ...resends] = this.#deliveries.get(message) ?? [];
    return { own, resends };
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #apply(change: DeliveryRecord): void {
    const all = this.#deliveries.get(change.message) ?? [];
    const before = all[change.resend] ?? untouched;
    if (all.length === 0) all.push(untouched);
    all[change.resend] = afterRecord(before, change);
    this.#deliveries.set(change.message, all);
  }
}

function afterRecord(before: Delivery, change: DeliveryRecord): Delivery {
  switch (change.event) {
    case 'asked':
      return before;
    case 'sent':
      return { ...before, attempts: before.attempts + 1, firstSentAt: before.firstSentAt ?? change.at };
    case 'answered': {
      const { answer, errors, at, outcome } = change;
      return { ...before, answer, errors, answeredAt: at, outcome };
    }
  }
}

function readRecord(line: string, at: string): DeliveryRecord {
  try {
    return record.parse(JSON.parse(line));
  } catch (cause) {
    throw new Misconfigured(`${at} is no record of a delivery. Remove the folder to start a new sandbox.`, { cause });
  }
}
