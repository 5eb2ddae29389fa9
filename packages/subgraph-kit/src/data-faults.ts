import type { Log } from '@supply-hub/log';

/** Something a source says that cannot be used; the rest of what it says stands. */
export interface DataFault {
  /** What it is about, in the hub's words: `item`. */
  readonly thing: string;
  /** Its key in the source. */
  readonly key: string;
  /** Where, in the source's words: `ProductStandardID`. */
  readonly field: string;
  /** What is wrong, never the value itself. */
  readonly reason: string;
}

/**
 * One log line a fault, once a process: a poll that meets it every minute must not drown the others. For
 * whoever keeps that source's master data.
 */
export class DataFaults {
  readonly #log: Pick<Log, 'warn'>;
  readonly #system: string;
  readonly #told = new Set<string>();

  constructor(log: Pick<Log, 'warn'>, system: string) {
    this.#log = log;
    this.#system = system;
  }

  report(fault: DataFault): void {
    const text = [fault.thing, fault.key, fault.field, fault.reason].join('\u001f');
    if (this.#told.has(text)) return;
    if (this.#told.size >= 10_000) this.#told.clear();
    this.#told.add(text);
    this.#log.warn({ system: this.#system, ...fault }, `${fault.thing} ${fault.key}: ${fault.field} is left out`);
  }
}
