import { isAscii, isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import type { Encoding } from "../../../shared/table/file-reading.ts";
import { judgeLetters, LetterTally } from "./csv-letters.ts";
import { PairTally } from "./csv-pairs.ts";
import { LineCheck } from "./line-check.ts";

/** Why an encoding was found; words under `encodingReason.<code>`. */
export const ENCODING_REASONS = [
  "mark",
  "zeros",
  "ascii",
  "utf8",
  "damaged",
  "windowsSigns",
  "western",
  "isoEuro",
  "isoLetters",
  "eastern",
  "pairs",
  "unsure",
] as const;

export type EncodingReason = (typeof ENCODING_REASONS)[number];

/** What a text file is written in. */
export type TextFacts = {
  /** The encoding to read it by: the one a person has chosen, else the one found. */
  readonly encoding: Encoding;
  readonly found: Encoding;
  readonly reason: EncodingReason;
  /** Bytes of the mark at the start, where it is the mark of `encoding`. */
  readonly mark: number;
  /** The bytes are UTF-8 as they are, whatever `encoding` says: none broken, no zeros. */
  readonly isUtf8: boolean;
  /** They are, and there are no empty lines: DuckDB can read the file where it lies. */
  readonly clean: boolean;
};

const BLOCK = 4 << 20;
const HEAD = 4_096;
/** So many characters of more than one byte are enough to know that a file has them. */
const ENOUGH = 10_000;
/** Logarithmic likelihood that is no accident. */
const SURE = 3;

/** Looks at every byte of the file once; `chosen` = what a person has said it is written in. */
export async function scanText(path: string, job: Job, chosen?: Encoding): Promise<TextFacts> {
  const file = await open(path, "r");
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    const lines = new LineCheck();
    const seen = noEvidence();
    let kept = 0;
    for (let first = true; ; first = false) {
      const { bytesRead } = await file.read(block, kept, BLOCK - kept, null);
      const length = kept + bytesRead;
      job.checkpoint();
      if (first) {
        const wide = wideEncoding(block.subarray(0, Math.min(length, HEAD)));
        if (wide !== null) return wideFacts(wide, chosen);
        seen.mark = block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? 3 : 0;
      }
      const whole = block.subarray(0, bytesRead === 0 ? length : wholeLines(block, length));
      look(whole, seen);
      if (seen.valid) lines.push(first ? whole.subarray(seen.mark) : whole);
      if (bytesRead === 0) break;
      block.copyWithin(0, whole.length, length);
      kept = length - whole.length;
    }
    return factsOf(seen, chosen, lines.clean);
  } finally {
    await file.close();
  }
}

/** Bytes looked at where a quick answer is wanted: the start, and stretches from all over a larger file. */
const QUICK = { all: 64 << 20, stretch: 1 << 20, stretches: 24 } as const;

/** As `scanText`, but of a very large file only stretches: for a first look, never for reading the file. */
export async function glanceText(path: string, bytes: number, job: Job, chosen?: Encoding): Promise<TextFacts> {
  if (bytes <= QUICK.all) return scanText(path, job, chosen);
  const file = await open(path, "r");
  try {
    const block = Buffer.allocUnsafe(QUICK.stretch);
    const seen = noEvidence();
    for (let stretch = 0; stretch < QUICK.stretches; stretch++) {
      const at = Math.floor(((bytes - QUICK.stretch) * stretch) / (QUICK.stretches - 1));
      const { bytesRead } = await file.read(block, 0, QUICK.stretch, at);
      job.checkpoint();
      if (stretch === 0) {
        const wide = wideEncoding(block.subarray(0, HEAD));
        if (wide !== null) return wideFacts(wide, chosen);
        seen.mark = block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? 3 : 0;
      }
      const from = stretch === 0 ? 0 : Math.max(0, block.indexOf(10));
      look(block.subarray(from, Math.max(from, wholeLines(block, bytesRead))), seen);
    }
    return factsOf(seen, chosen, false);
  } finally {
    await file.close();
  }
}

type Evidence = {
  mark: number;
  ascii: boolean;
  valid: boolean;
  zeros: boolean;
  readonly sequences: { whole: number; broken: number };
  readonly letters: LetterTally;
  readonly pairs: PairTally;
};

const noEvidence = (): Evidence => ({
  mark: 0,
  ascii: true,
  valid: true,
  zeros: false,
  sequences: { whole: 0, broken: 0 },
  letters: new LetterTally(),
  pairs: new PairTally(),
});

/** Up to the last line end, so that no character and no pair of line ends is torn; where there is none, up to the last whole character. */
function wholeLines(block: Buffer, length: number): number {
  const line = length === 0 ? -1 : block.lastIndexOf(10, length - 1);
  if (line > 0) return line;
  let at = length - 1;
  while (at > length - 4 && ((block[at] ?? 0) & 0xc0) === 0x80) at--;
  return (block[at] ?? 0) >= 0xc0 ? at : length;
}

function wideFacts(wide: Wide, chosen: Encoding | undefined): TextFacts {
  const encoding = chosen ?? wide.encoding;
  const mark = encoding === wide.encoding ? wide.mark : 0;
  return { encoding, found: wide.encoding, reason: wide.mark > 0 ? "mark" : "zeros", mark, isUtf8: false, clean: false };
}

function factsOf(seen: Evidence, chosen: Encoding | undefined, cleanLines: boolean): TextFacts {
  const { found, reason } = conclude(seen);
  const encoding = chosen ?? found;
  // Basic letters are the same in all encodings of a byte a character.
  const same = encoding === "utf-8" || (seen.ascii && encoding !== "utf-16le" && encoding !== "utf-16be");
  const utf8 = seen.valid && !seen.zeros && same;
  return { encoding, found, reason, mark: encoding === "utf-8" ? seen.mark : 0, isUtf8: utf8, clean: utf8 && cleanLines };
}

function look(bytes: Buffer, seen: Evidence): void {
  seen.zeros ||= bytes.includes(0);
  if (isAscii(bytes)) return;
  seen.ascii = false;
  const valid = isUtf8(bytes);
  seen.valid &&= valid;
  if (!valid || seen.sequences.whole < ENOUGH) countSequences(bytes, seen.sequences);
  if (valid) return;
  seen.letters.add(bytes);
  seen.pairs.add(bytes);
}

function conclude(seen: Evidence): { readonly found: Encoding; readonly reason: EncodingReason } {
  if (seen.mark > 0) return { found: "utf-8", reason: "mark" };
  if (seen.ascii) return { found: "utf-8", reason: "ascii" };
  if (seen.valid) return { found: "utf-8", reason: "utf8" };
  // A few broken bytes among many whole characters are damage; otherwise the bytes are no UTF-8 at all.
  if (seen.sequences.whole > seen.sequences.broken * 10) return { found: "utf-8", reason: "damaged" };
  const paired = seen.pairs.judge();
  if (paired !== null) return { found: paired, reason: "pairs" };
  const { page, margin } = judgeLetters(seen.letters);
  if (margin < SURE) return { found: page, reason: "unsure" };
  if (page === "windows-1250") return { found: page, reason: "eastern" };
  if (page === "iso-8859-15") return { found: page, reason: seen.letters.of(0xa4) > 0 ? "isoEuro" : "isoLetters" };
  const signs = Array.from({ length: 32 }, (_, index) => 0x80 + index).some((byte) => seen.letters.of(byte) > 0);
  return { found: page, reason: signs ? "windowsSigns" : "western" };
}

type Wide = { readonly encoding: "utf-16le" | "utf-16be"; readonly mark: number };

function wideEncoding(head: Buffer): Wide | null {
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
function countSequences(bytes: Buffer, tally: { whole: number; broken: number }): void {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < more && ((bytes[at + 1 + found] ?? 0) & 0xc0) === 0x80) found++;
    if (more > 0 && found === more && byte < 0xf5) {
      tally.whole++;
      at += more;
    } else tally.broken++;
  }
}
