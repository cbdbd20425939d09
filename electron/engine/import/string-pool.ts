import { isUtf8 } from "node:buffer";

/** Many strings as one run of UTF-8 bytes: a million short texts cost their bytes and four more each, no JavaScript string. */
export class StringPool {
  bytes: Uint8Array<ArrayBuffer>;
  /** String `i` stands from `offsets[i]` to `offsets[i + 1]`. */
  offsets: Uint32Array<ArrayBuffer>;
  count = 0;
  #table: Int32Array<ArrayBuffer> | null = null;
  /** End of the bytes in use; what stands between the last string's end and here belongs to the string being built. */
  at = 0;

  constructor(strings = 1_024, bytes = 16_384) {
    this.bytes = new Uint8Array(bytes);
    this.offsets = new Uint32Array(strings + 1);
  }

  /** Makes room for so many more bytes behind `at`. */
  reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.at + length, Math.ceil(this.bytes.length * 1.5)));
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
  }

  /** Appends a piece to the string being built. */
  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    let at = this.at;
    const bytes = this.bytes;
    for (let index = from; index < to; index++) bytes[at++] = source[index] ?? 0;
    this.at = at;
  }

  /** Ends the string being built and gives its number. */
  finish(): number {
    if (this.count + 2 > this.offsets.length) {
      const grown = new Uint32Array(Math.ceil(this.offsets.length * 1.5) + 16);
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.count++;
    this.offsets[this.count] = this.at;
    return this.count - 1;
  }

  /** The number of an equal string met before, as far as the table of recent ones remembers it; else it is added. */
  intern(source: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let index = from; index < to; index++) hash = Math.imul(hash ^ (source[index] ?? 0), 0x01000193);
    this.#table ??= new Int32Array(1 << 16);
    const slot = (hash ^ (hash >>> 15)) & 0xffff;
    const known = (this.#table[slot] ?? 0) - 1;
    if (known >= 0 && this.#equals(known, source, from, to)) return known;
    this.append(source, from, to);
    const made = this.finish();
    this.#table[slot] = made + 1;
    return made;
  }

  #equals(index: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.offsets[index] ?? 0;
    if ((this.offsets[index + 1] ?? 0) - start !== to - from) return false;
    for (let at = 0; at < to - from; at++) if (this.bytes[start + at] !== source[from + at]) return false;
    return true;
  }

  /** True when the string is empty or white space only: such a cell is an empty cell to whoever looks at it. */
  isBlank(index: number): boolean {
    const end = this.offsets[index + 1] ?? 0;
    for (let at = this.offsets[index] ?? 0; at < end; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte > 32) return byte === 0xc2 || byte === 0xe2 || byte === 0xe3 ? this.text(index).trim() === "" : false;
    }
    return true;
  }

  text(index: number): string {
    return Buffer.from(this.bytes.buffer, 0, this.at).toString("utf8", this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0);
  }

  /** Replaces bytes that are no UTF-8 by U+FFFD, string by string; numbers stay what they are. Returns how many strings changed. */
  repair(): number {
    if (isUtf8(this.bytes.subarray(0, this.at))) return 0;
    let changed = 0;
    const texts = Array.from({ length: this.count }, (_, index) => {
      if (!isUtf8(this.bytes.subarray(this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0))) changed++;
      return Buffer.from(this.text(index), "utf8");
    });
    this.count = 0;
    this.at = 0;
    for (const text of texts) {
      this.append(text, 0, text.length);
      this.finish();
    }
    return changed;
  }

  /** Forgets every string; the memory stays for the next ones. */
  clear(): void {
    this.count = 0;
    this.at = 0;
    this.offsets[0] = 0;
    this.#table?.fill(0);
  }
}
