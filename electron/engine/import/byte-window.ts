import { ProblemError } from "../../../shared/result.ts";
import type { ZipEntry } from "./zip-directory.ts";
import type { ZipFile } from "./zip-file.ts";

/** Bytes past the end that are always zero, so that a scanner may look a few bytes ahead without asking. */
const SLACK = 64;

/** A stretch of a stream: chunks go in behind, a scanner says how far it got, the rest moves to the front. */
export class ByteWindow {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  /** Below this length a scan would get no further than the last one. */
  due = 0;

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

  /**
   * Drops what stands before `position`. When nothing does, the next scan is due at twice the length: one cell of megabytes
   * that comes in pieces is then read twice in all, and not once a piece.
   */
  keepFrom(position: number): void {
    this.due = position === 0 ? this.length * 2 : 0;
    this.bytes.copyWithin(0, position, this.length);
    this.length -= position;
    this.bytes.fill(0, this.length, Math.min(this.bytes.length, this.length + SLACK));
  }
}

const SMALL = 1 << 14;
const WARM = 1 << 20;
/** Within these bytes stands the declaration of a part. */
const HEAD = 256;

/**
 * Fills the window with an XML part of a zip and stops whenever a scan is due. The first stretches are small: a scanner that is
 * called often early is compiled once for all it does, where one long first call would be compiled for its inner loop only and
 * thrown back when that ends. Text that is not UTF-8 is refused, as it would look like a part without any cells.
 */
export async function* xmlStretches(
  zip: ZipFile,
  entry: ZipEntry,
  file: string,
  window: ByteWindow,
  onRead?: (packed: number) => void,
): AsyncGenerator<undefined> {
  let seen = 0;
  let scanned = true;
  for await (const chunk of zip.stream(entry, onRead)) {
    if (seen === 0 && isOtherEncoding(chunk.toString("latin1", 0, HEAD)))
      throw new ProblemError({ code: "FILE_SUSPICIOUS", file, detail: { context: "encoding", part: entry.name } });
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, seen < WARM ? at + SMALL : chunk.length);
      window.push(piece);
      at += piece.length;
      seen += piece.length;
      scanned = window.length >= window.due;
      if (scanned) yield;
    }
  }
  if (!scanned) yield;
}

/** Marks of UTF-16 and UTF-32, zero bytes where text starts, or a declaration of anything but UTF-8; `start` as latin1. */
export const isOtherEncoding = (start: string): boolean =>
  /^(?:\xff\xfe|\xfe\xff|[^\0]?\0)/.test(start) || /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(start);
