import { StateConflict } from '@supply-hub/errors';
import { ClientConnection, type Delivery } from './client-connection.ts';
import { defaultClientLimits, type ClientLimits, type MllpAnswer, type MllpClientOptions } from './client-options.ts';
import { faultReporter, type FaultListener } from './mllp-fault.ts';
import { NotSent } from './not-sent.ts';
import { outboundMessage } from './outbound-message.ts';

/**
 * Sends HL7 messages to one peer in MLLP frames. It connects when there is something to send, keeps the
 * connection, and connects again after it was lost; it never sends a message twice by itself, because only
 * the caller knows whether that is right (R70). Messages leave in the order of `send`.
 */
export class MllpClient implements AsyncDisposable {
  readonly #options: MllpClientOptions;
  readonly #limits: ClientLimits;
  readonly #report: FaultListener;
  readonly #queue: Delivery[] = [];
  /** Every message not settled yet, by control id. */
  readonly #open = new Map<string, Promise<unknown>>();
  readonly #connections = new Set<ClientConnection>();
  readonly #closing = new AbortController();
  #isConnecting = false;
  #closed: Promise<void> | undefined;

  constructor(options: MllpClientOptions) {
    this.#options = options;
    this.#limits = { ...defaultClientLimits, ...options.limits };
    this.#report = faultReporter(options.log, options.onFault);
  }

  /**
   * Sends one message, given as its bytes without a frame, and waits for its answer: the one whose MSA-2 is
   * its MSH-10. `undefined` when its MSH-15 and MSH-16 ask for no certain answer: then it was written.
   * A negative answer is an answer, not an error: see `nextStep`.
   *
   * @throws NotSent  not connected, or too many wait: the peer cannot have it
   * @throws SourceUnavailable  no answer in time, or the connection ended: it may have it
   * @throws InvalidInput  it has no control id or cannot be framed
   * @throws StateConflict  a message with its control id still waits, or the client is closing
   * @throws the signal's reason, when it aborts first
   */
  send(message: Uint8Array, options: { signal?: AbortSignal } = {}): Promise<MllpAnswer | undefined> {
    // An async function would return before refusing; a caller of many must learn of each at its own send.
    const { signal } = options;
    let outbound: ReturnType<typeof outboundMessage>;
    try {
      outbound = outboundMessage(message);
      signal?.throwIfAborted();
      this.#mayEnqueue(outbound.controlId);
    } catch (error) {
      return Promise.reject(error);
    }
    const { controlId, isAnswered } = outbound;
    const sent: Promise<MllpAnswer | undefined> = new Promise((resolve, reject) => {
      const aborted = (): void => {
        const at = this.#queue.indexOf(delivery);
        if (at !== -1) this.#queue.splice(at, 1);
        delivery.settle({ error: signal?.reason });
        for (const connection of this.#connections) connection.giveUp(controlId);
      };
      const delivery: Delivery = {
        controlId,
        bytes: message,
        isAnswered,
        settle: (outcome) => {
          // Given up on and written later, or written and cut: only the first counts, or the second would
          // forget another message that has the same id by then.
          if (this.#open.get(controlId) !== sent) return;
          signal?.removeEventListener('abort', aborted);
          this.#open.delete(controlId);
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.answer);
        },
      };
      signal?.addEventListener('abort', aborted, { once: true });
      this.#queue.push(delivery);
    });
    this.#open.set(controlId, sent);
    this.#dispatch();
    return sent;
  }

  /** Messages that were not answered yet, on the wire or waiting for their turn. */
  get openCount(): number {
    return this.#open.size;
  }

  /**
   * Refuses new messages, lets those under way be answered, and closes.
   * @param drainMs how long that may take; what is open then fails. @default 10000
   */
  close(drainMs = 10_000): Promise<void> {
    return (this.#closed ??= this.#drain(drainMs));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #mayEnqueue(controlId: string): void {
    const { name } = this.#options;
    if (this.#closed !== undefined) throw new StateConflict(`the connection to ${name} is closing`);
    if (this.#open.has(controlId)) {
      throw new StateConflict(`a message with this control id still waits for the answer of ${name}`);
    }
    if (this.#queue.length >= this.#limits.maxQueued) {
      throw new NotSent(name, `${this.#limits.maxQueued} messages wait for it already`);
    }
  }

  /** Writes what there is room for; connects when there is nothing to write on. */
  #dispatch(): void {
    let current: ClientConnection | undefined;
    for (const connection of this.#connections) if (connection.isUsable) current = connection;
    if (this.#queue.length === 0) return;
    if (current === undefined) {
      if (!this.#isConnecting) void this.#connect();
      return;
    }
    while (current.hasRoom) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      current.write(next);
    }
  }

  async #connect(): Promise<void> {
    this.#isConnecting = true;
    try {
      const connection = await ClientConnection.open(
        this.#options,
        this.#limits,
        this.#report,
        () => {
          if (connection.isClosed) this.#connections.delete(connection);
          this.#dispatch();
        },
        this.#closing.signal,
      );
      if (this.#closing.signal.aborted) connection.destroy();
      else this.#connections.add(connection);
    } catch (error) {
      this.#failQueue(error);
    } finally {
      this.#isConnecting = false;
    }
    this.#dispatch();
  }

  #failQueue(error: unknown): void {
    for (const delivery of this.#queue.splice(0)) delivery.settle({ error });
  }

  async #drain(drainMs: number): Promise<void> {
    const { promise: timeIsUp, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, drainMs);
    await Promise.race([Promise.allSettled(this.#open.values()), timeIsUp]);
    clearTimeout(timer);
    this.#closing.abort();
    this.#failQueue(new NotSent(this.#options.name, 'the client was closed before it was sent'));
    const connections = [...this.#connections];
    if (this.#open.size > 0) for (const connection of connections) connection.destroy();
    await Promise.all(connections.map((connection) => connection.close()));
  }
}
