const LF = 10;
const CR = 13;

/** Hears the lines of a text in UTF-8, cut before a line end or nowhere in particular, and knows whether one was empty. */
export class LineCheck {
  clean = true;
  #started = false;
  /** The last two bytes heard. */
  #last = 0;
  #before = 0;

  push(bytes: Uint8Array): void {
    if (!this.clean || bytes.length === 0) return;
    const first = bytes[0];
    if (!this.#started) this.clean = first !== LF && first !== CR;
    this.#started = true;
    // What straddles two pushes.
    const second = bytes[1];
    if (this.#last === LF && (first === LF || (first === CR && second === LF))) this.clean = false;
    if (this.#before === LF && this.#last === CR && first === LF) this.clean = false;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (buffer.includes("\n\n", 0, "latin1") || buffer.includes("\n\r\n", 0, "latin1")) this.clean = false;
    this.#before = bytes.length > 1 ? (bytes[bytes.length - 2] ?? 0) : this.#last;
    this.#last = bytes[bytes.length - 1] ?? 0;
  }
}
