import type { GraphQLFormattedError } from 'graphql';
import type { Frame } from './frame.ts';

/** The way to one client, for one subscription. */
export interface Outlet {
  /** Bytes that were given to it and have not left. */
  readonly waitingBytes: number;
  /**
   * @param json a GraphQL result
   * @param cursor of its frame; absent: it is of none
   */
  send(json: Buffer, cursor?: string): void;
  /** Calls back once, when what waits has left. */
  onceDrained(then: () => void): void;
  /** The subscription is over; with an error, because of it. */
  end(error?: GraphQLFormattedError): void;
}

/** A client with more than this waiting gets no more until it has read. */
const mostWaitingBytes = 256 * 1024;
/** A client that is behind on more keys than this has lost touch: it is told to ask anew. */
const mostKeys = 1000;

/**
 * One client's side of a subscription. It is sent each frame while it reads; when it does not, the latest of each key
 * is kept for it, frames being shared by all who wait for them, so that a client costs the same however slow it is.
 */
export class Subscriber {
  readonly outlet: Outlet;
  #position: number;
  #held: Map<string, { frame: Frame; skipped: number }> | undefined;

  /** @param position frames up to here are not for it */
  constructor(outlet: Outlet, position = -1) {
    this.outlet = outlet;
    this.#position = position;
  }

  /** Has seen, or needs not see, what is up to a position. */
  passed(position: number): void {
    if (position > this.#position) this.#position = position;
  }

  /** What is behind a position is for it again: it is not what it was. */
  goBack(position: number): void {
    if (position < this.#position) this.#position = position;
  }

  offer(frame: Frame): void {
    if (frame.position <= this.#position) return;
    this.#position = frame.position;
    if (this.#held === undefined && this.outlet.waitingBytes <= mostWaitingBytes)
      this.outlet.send(frame.json, frame.cursor);
    else this.#hold(frame);
  }

  /** What is about no event, such as an interruption: of no worth to a client that does not read. */
  tell(json: Buffer): void {
    if (this.#held === undefined && this.outlet.waitingBytes <= mostWaitingBytes) this.outlet.send(json);
  }

  #hold(frame: Frame): void {
    if (this.#held === undefined) {
      this.#held = new Map();
      this.outlet.onceDrained(() => this.#release());
    }
    const before = this.#held.get(frame.key);
    // Set anew at the end: what is sent later stays in the order of positions.
    this.#held.delete(frame.key);
    this.#held.set(frame.key, { frame, skipped: before === undefined ? 0 : before.skipped + 1 });
    if (this.#held.size <= mostKeys) return;
    this.#held = new Map();
    this.outlet.end({
      message: 'This client reads too slowly. Ask for what there is, and subscribe anew.',
      extensions: { code: 'TOO_SLOW' },
    });
  }

  #release(): void {
    for (const [key, { frame, skipped }] of this.#held ?? []) {
      if (this.outlet.waitingBytes > mostWaitingBytes) {
        this.outlet.onceDrained(() => this.#release());
        return;
      }
      this.#held?.delete(key);
      this.outlet.send(skipped === 0 ? frame.json : frame.after(skipped), frame.cursor);
    }
    this.#held = undefined;
  }
}
