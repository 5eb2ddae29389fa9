import { AsyncLocalStorage } from 'node:async_hooks';
import DataLoader from 'dataloader';

/** The longest a batch waits for statements that are still out, so that nothing hangs on one. */
const longestWaitMs = 50;

/**
 * One request's loads, in waves: a batch goes out when no statement of the request is out any more, with every key
 * asked for until then. A loader that is reached over two paths of equal length is asked once for both, whichever
 * answers first, so the number of statements depends on the question alone, and not on what it finds or how fast.
 */
class Waves {
  #out = 0;
  #waiting: (() => void)[] = [];
  #isDue = false;
  #patience: NodeJS.Timeout | undefined;

  add(dispatch: () => void): void {
    this.#waiting.push(dispatch);
    this.#patience ??= setTimeout(() => this.#send(), longestWaitMs);
    this.#consider();
  }

  async statement<T>(work: () => Promise<T>): Promise<T> {
    this.#out += 1;
    try {
      return await work();
    } finally {
      this.#out -= 1;
      this.#consider();
    }
  }

  /** What an answer leads to is asked for in promises that follow it; a turn of the event loop is behind them all. */
  #consider(): void {
    if (this.#out > 0 || this.#waiting.length === 0 || this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#out === 0) this.#send();
    });
  }

  #send(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const sent = this.#waiting;
    this.#waiting = [];
    for (const dispatch of sent) dispatch();
  }
}

const ofRequest = new AsyncLocalStorage<Waves>();

/** Runs a request whose loads go out in waves of their own. */
export function inWaves<T>(request: () => Promise<T>): Promise<T> {
  return ofRequest.run(new Waves(), request);
}

/** A statement that a batch makes: the next wave waits for it. What takes longer, a source above all, is none. */
export function statement<T>(work: () => Promise<T>): Promise<T> {
  return ofRequest.getStore()?.statement(work) ?? work();
}

/** For a DataLoader whose batch does more than one statement: it goes out with its wave. */
export function nextWave(dispatch: () => void): void {
  const waves = ofRequest.getStore();
  if (waves === undefined) void Promise.resolve().then(() => process.nextTick(dispatch));
  else waves.add(dispatch);
}

/** A loader whose batch is one statement. */
export function statementLoader<K, V, C = K>(
  load: (keys: readonly K[]) => Promise<ArrayLike<V | Error>>,
  options: Pick<DataLoader.Options<K, V, C>, 'cacheKeyFn' | 'maxBatchSize'> = {},
): DataLoader<K, V, C> {
  return new DataLoader((keys) => statement(() => load(keys)), { ...options, batchScheduleFn: nextWave });
}
