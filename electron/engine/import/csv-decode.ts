import { createReadStream } from "node:fs";
import type { Encoding } from "../../../shared/table/file-reading.ts";
import { codePageToUtf8, isCodePage } from "./csv-code-pages.ts";

const BLOCK = 1 << 20;
const REPLACEMENT = Buffer.from("\ufffd", "utf8");

/** Turns the bytes of a text file into UTF-8, chunk by chunk. What its encoding does not have becomes U+FFFD and is counted, and so is a zero. */
export class ToUtf8 {
  /** Characters that could not be read. */
  replaced = 0;
  readonly #encoding: Encoding;
  readonly #decoder: InstanceType<typeof TextDecoder> | null;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = isCodePage(encoding) ? null : new TextDecoder(encoding, { ignoreBOM: true });
  }

  push(bytes: Uint8Array): Buffer {
    return this.#decoder === null ? this.#counted(bytes) : this.#checked(this.#decoder.decode(bytes, { stream: true }));
  }

  /** What was still open at the end of the file. */
  end(): Buffer {
    return this.#decoder === null ? Buffer.alloc(0) : this.#checked(this.#decoder.decode());
  }

  #counted(bytes: Uint8Array): Buffer {
    if (!isCodePage(this.#encoding)) throw new Error(`ToUtf8 requires a code page here, got ${this.#encoding}`);
    const { utf8, unknown } = codePageToUtf8(bytes, this.#encoding);
    this.replaced += unknown;
    return utf8.includes(0) ? this.#checked(utf8.toString("utf8"), unknown) : utf8;
  }

  #checked(text: string, counted = 0): Buffer {
    const safe = text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
    const utf8 = Buffer.from(safe, "utf8");
    for (let at = utf8.indexOf(REPLACEMENT); at >= 0; at = utf8.indexOf(REPLACEMENT, at + 3)) this.replaced++;
    this.replaced -= counted;
    return utf8;
  }
}

/** Decoded text of the file, block by block, from behind the `mark` at its start. */
export async function* decodedBlocks(
  path: string,
  facts: { readonly encoding: Encoding; readonly mark: number },
  end?: number,
): AsyncGenerator<string> {
  const options = { start: facts.mark, highWaterMark: BLOCK, ...(end === undefined ? {} : { end }) };
  if (isCodePage(facts.encoding)) {
    for await (const chunk of createReadStream(path, options)) yield codePageToUtf8(chunk as Buffer, facts.encoding).utf8.toString("utf8");
    return;
  }
  const decoder = new TextDecoder(facts.encoding, { ignoreBOM: true });
  for await (const chunk of createReadStream(path, options)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
