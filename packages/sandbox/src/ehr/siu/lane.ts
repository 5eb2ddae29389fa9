import type { Clock } from '@supply-hub/clock';
import { HubError } from '@supply-hub/errors';
import { MllpClient, type Acknowledgement } from '@supply-hub/hl7v2';
import type { Log } from '@supply-hub/log';
import type { DeliveryLog, DeliveryRecord, Parcel } from './delivery-log.ts';
import { verdictOf } from './verdict.ts';

/** Where messages go. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

export interface LaneOptions {
  readonly deliveries: DeliveryLog;
  readonly textOf: (message: string) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: SendTiming;
}

export interface SendTiming {
  /** How long an answer may take. @default 10000 */
  readonly answerTimeoutMs: number;
  /** The pause after the first failure; each further one doubles it. @default 100 */
  readonly firstPauseMs: number;
  /** @default 2000 */
  readonly longestPauseMs: number;
}

export const usualTiming: SendTiming = { answerTimeoutMs: 10_000, firstPauseMs: 100, longestPauseMs: 2000 };

/**
 * One connection: one message at a time, in the order they were put in, each until an answer ends it. Nothing is known
 * to be answered, and nothing further is sent, before the answer is on disk: a crash may send a message again, never
 * lose it or overtake it.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #queue: Parcel[] = [];
  #destination: Destination | undefined;
  #client: MllpClient | undefined;
  #isClosed = false;
  #failures = 0;
  #wake: () => void = () => undefined;
  readonly #done: Promise<void>;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  put(parcel: Parcel): void {
    this.#queue.push(parcel);
    // One that waits for its turn does not shorten the pause of the one before it.
    if (this.#queue.length === 1) this.#wake();
  }

  /** Sends elsewhere from now on; what was on its way without an answer goes there too. */
  async aim(destination: Destination | undefined): Promise<void> {
    this.#destination = destination;
    this.#failures = 0;
    await this.#hangUp();
    this.#wake();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#hangUp();
    this.#wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    // The first parcel's sending is on disk.
    let isBegun = false;
    while (!this.#isClosed) {
      const [parcel, next] = this.#queue;
      if (parcel === undefined || this.#destination === undefined) {
        await this.#woken();
        continue;
      }
      if (!isBegun) await this.#record(this.#sent(parcel));
      isBegun = false;
      const answer = await this.#send(parcel, this.#destination);
      if (answer === undefined) {
        await this.#pause();
        continue;
      }
      const verdict = verdictOf(answer);
      const records: DeliveryRecord[] = [this.#answered(parcel, answer, verdict)];
      if (verdict !== 'again') {
        this.#failures = 0;
        isBegun = next !== undefined;
        if (next !== undefined) records.push(this.#sent(next));
        this.#queue.shift();
      }
      await this.#record(...records);
      if (verdict === 'again') await this.#pause();
    }
  }

  /** The answer; undefined when none came. */
  async #send(parcel: Parcel, { host, port }: Destination): Promise<Acknowledgement | undefined> {
    const { log, textOf, timing } = this.#options;
    this.#client ??= new MllpClient({
      name: 'The receiver of the schedule',
      host,
      port,
      limits: { answerTimeoutMs: timing.answerTimeoutMs },
      log,
    });
    try {
      return (await this.#client.send(Buffer.from(textOf(parcel.message))))?.acknowledgement;
    } catch (error) {
      if (!(error instanceof HubError) || !error.retryable) log.error({ err: error }, 'a message could not be sent');
      return undefined;
    }
  }

  /** Longer after each failure in a row. */
  async #pause(): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.#options.timing;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#failures);
    this.#failures += 1;
    if (this.#isClosed) return;
    const timer = setTimeout(() => this.#wake(), pauseMs);
    await this.#woken();
    clearTimeout(timer);
  }

  async #woken(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
    this.#wake = () => undefined;
  }

  async #record(...records: DeliveryRecord[]): Promise<void> {
    await this.#options.deliveries.append(...records);
  }

  #sent({ message, resend }: Parcel): DeliveryRecord {
    return { event: 'sent', message, resend, at: this.#options.clock.now().toString() };
  }

  #answered(
    { message, resend }: Parcel,
    { code, errors }: Acknowledgement,
    verdict: ReturnType<typeof verdictOf>,
  ): DeliveryRecord {
    return {
      event: 'answered',
      message,
      resend,
      at: this.#options.clock.now().toString(),
      answer: code ?? '?',
      errors: errors.flatMap((error) => (typeof error.code === 'string' ? [error.code] : [])),
      outcome: verdict === 'again' ? 'waiting' : verdict,
    };
  }

  async #hangUp(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.close(0);
  }
}
