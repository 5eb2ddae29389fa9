import type { Log } from '@supply-hub/log';
import { inThisTrace } from '@supply-hub/tracing';

/**
 * Writes that no answer waits for. A refresh that was read for an answer is kept here and written once the
 * answer has gone; a write that fails costs nothing but the next reader's call to the source.
 */
export class WriteBehind {
  readonly #log: Log;
  readonly #limit: number;
  readonly #waiting: { name: string; write: () => Promise<unknown> }[] = [];
  #running: Promise<void> | undefined;
  #isClosed = false;

  /** @param limit how many writes may wait; beyond it the oldest gives way, for its value is in its source. @default 1000 */
  constructor(log: Log, limit = 1000) {
    this.#log = log;
    this.#limit = limit;
  }

  push(name: string, write: () => Promise<unknown>): void {
    if (this.#isClosed) return;
    this.#waiting.push({ name, write: inThisTrace(write) });
    if (this.#waiting.length > this.#limit) this.#waiting.shift();
    this.#running ??= this.#run();
  }

  /** Settles when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  /** Takes no more, finishes what waits. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.idle();
  }

  async #run(): Promise<void> {
    await new Promise(setImmediate);
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        await next.write();
      } catch (error) {
        this.#log.warn(
          { copy: next.name, err: errorLine(error) },
          'a refreshed copy could not be written; it will be read again',
        );
      }
    }
    this.#running = undefined;
  }
}

/** An error in one line without its parameters: drizzle puts the values of a failed statement in its message. */
export function errorLine(error: unknown): string {
  const root = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return root instanceof Error ? `${root.name}: ${root.message.split('\n')[0]}` : 'unknown error';
}
