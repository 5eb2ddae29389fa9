/** A piece at least this long is kept as it is; smaller ones are copied together. */
const wholePiece = 4096;
const largestBlock = 16_384;

/**
 * Bytes that come in pieces. Adding is linear in the whole whatever the size of the pieces: a frame that comes
 * byte by byte costs its bytes, not an object for each, and one that comes in large chunks is copied once.
 */
export class GrowingBuffer {
  #pieces: Uint8Array[] = [];
  /** Where small pieces are gathered: the last piece, as far as it is filled. */
  #block: Uint8Array | undefined;
  #filled = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes must not change afterwards. */
  append(bytes: Uint8Array): void {
    if (bytes.length >= wholePiece) {
      this.#closeBlock();
      this.#pieces.push(bytes);
    } else if (bytes.length > 0) {
      const block = this.#blockFor(bytes.length);
      block.set(bytes, this.#filled);
      this.#filled += bytes.length;
    }
    this.#length += bytes.length;
  }

  /** What was added, and empties. */
  take(): Uint8Array {
    this.#closeBlock();
    const [first = new Uint8Array()] = this.#pieces;
    const bytes = this.#pieces.length <= 1 ? first : Buffer.concat(this.#pieces, this.#length);
    this.#pieces = [];
    this.#length = 0;
    return bytes;
  }

  #blockFor(byteCount: number): Uint8Array {
    if (this.#block !== undefined && this.#filled + byteCount <= this.#block.length) return this.#block;
    this.#closeBlock();
    const size = Math.min(largestBlock, Math.max(1024, 2 * this.#length));
    this.#block = Buffer.allocUnsafeSlow(Math.max(byteCount, size));
    return this.#block;
  }

  #closeBlock(): void {
    if (this.#block !== undefined) this.#pieces.push(this.#block.subarray(0, this.#filled));
    this.#block = undefined;
    this.#filled = 0;
  }
}
