/**
 * Bytes that come in pieces. The room doubles, so adding is linear in the whole whatever the size of the
 * pieces, and a frame that comes byte by byte costs its bytes, not an object for each.
 */
export class GrowingBuffer {
  #room: Buffer | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (this.#room === undefined || length > this.#room.length) {
      const room = Buffer.allocUnsafe(Math.max(length, 2 * (this.#room?.length ?? 0), 1024));
      if (this.#room !== undefined) room.set(this.#room.subarray(0, this.#length));
      this.#room = room;
    }
    this.#room.set(bytes, this.#length);
    this.#length = length;
  }

  /** What was added, and empties. */
  take(): Uint8Array {
    const bytes = this.#room?.subarray(0, this.#length) ?? new Uint8Array();
    this.#room = undefined;
    this.#length = 0;
    return bytes;
  }
}
