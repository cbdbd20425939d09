import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";

/** What a text file is written in. `clean` = DuckDB can read it where it lies. */
export type TextFacts = {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** Bytes of the mark at the start. */
  readonly mark: number;
  /** UTF-8 without broken bytes, zero bytes or empty lines. */
  readonly clean: boolean;
};

const BLOCK = 4 << 20;

/** Looks at every byte of the file once. */
export async function scanText(path: string, job: Job): Promise<TextFacts> {
  const file = await open(path, "r");
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let kept = 0;
    let first = true;
    let clean = true;
    let valid = true;
    let mark = 0;
    const tally = { sequences: 0, broken: 0 };
    for (;;) {
      const { bytesRead } = await file.read(block, kept, BLOCK - kept, null);
      const length = kept + bytesRead;
      job.checkpoint();
      if (first) {
        const wide = wideEncoding(block.subarray(0, Math.min(length, 4_096)));
        if (wide !== null) return { ...wide, clean: false };
        mark = block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? 3 : 0;
        clean = block[mark] !== 10 && block[mark] !== 13;
        first = false;
      }
      // Cut behind a line end, so that no character and no pair of line ends is torn.
      const cut = bytesRead === 0 ? length : Math.max(block.lastIndexOf(10, length - 1), 0);
      const whole = block.subarray(0, cut === 0 ? length : cut);
      if (!isUtf8(whole)) {
        valid = false;
        countSequences(whole, tally);
      } else if (!valid) countSequences(whole, tally);
      clean &&= valid && !whole.includes(0) && !whole.includes("\n\n", 0, "latin1") && !whole.includes("\n\r\n", 0, "latin1");
      if (bytesRead === 0) break;
      block.copyWithin(0, whole.length, length);
      kept = length - whole.length;
    }
    // A few broken bytes among many whole characters are damage; otherwise the bytes are no UTF-8 at all.
    const utf8 = valid || tally.sequences > tally.broken * 10;
    return { encoding: utf8 ? "utf-8" : "windows-1252", mark, clean };
  } finally {
    await file.close();
  }
}

function wideEncoding(head: Buffer): Pick<TextFacts, "encoding" | "mark"> | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd > head.length / 4 && even < odd / 20) return { encoding: "utf-16le", mark: 0 };
  return even > head.length / 4 && odd < even / 20 ? { encoding: "utf-16be", mark: 0 } : null;
}

/** Characters of more than one byte, and bytes that belong to none. */
function countSequences(bytes: Buffer, tally: { sequences: number; broken: number }): void {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < more && ((bytes[at + 1 + found] ?? 0) & 0xc0) === 0x80) found++;
    if (more > 0 && found === more && byte < 0xf5) {
      tally.sequences++;
      at += more;
    } else tally.broken++;
  }
}
