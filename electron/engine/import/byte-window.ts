/** Bytes past the end that are always zero, so that a scanner may look a few bytes ahead without asking. */
const SLACK = 64;

/** A stretch of a stream: chunks go in behind, a scanner says how far it got, the rest moves to the front. */
export class ByteWindow {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(size = 1 << 20) {
    this.bytes = new Uint8Array(size);
  }

  push(chunk: Uint8Array): void {
    if (this.length + chunk.length + SLACK > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + chunk.length + SLACK));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.bytes.set(chunk, this.length);
    this.length += chunk.length;
    this.bytes.fill(0, this.length, this.length + SLACK);
  }

  /** Drops what stands before `position`. */
  keepFrom(position: number): void {
    this.bytes.copyWithin(0, position, this.length);
    this.length -= position;
    this.bytes.fill(0, this.length, Math.min(this.bytes.length, this.length + SLACK));
  }
}

const SMALL = 1 << 14;
const WARM = 1 << 20;

/**
 * The chunks of a stream, the first of them in small pieces: a scanner that is called often early is compiled once for all it
 * does, where one long first call would be compiled for its inner loop only and thrown back when that ends.
 */
export async function* inStretches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (seen < WARM && at < chunk.length) {
      const piece = chunk.subarray(at, at + SMALL);
      yield piece;
      at += piece.length;
      seen += piece.length;
    }
    if (at < chunk.length) yield at === 0 ? chunk : chunk.subarray(at);
  }
}
