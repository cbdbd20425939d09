import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import { ToUtf8 } from "./csv-decode.ts";
import type { TextFacts } from "./csv-encoding.ts";
import { LineCheck } from "./line-check.ts";

const BLOCK = 1 << 20;

/**
 * Writes a text file as UTF-8 to `target`, so that whatever it was written in, it is read the same way and as fast. `replaced` = characters that its
 * encoding does not have.
 */
export async function transcode(
  path: string,
  facts: TextFacts,
  target: string,
  job: Job,
): Promise<{ readonly facts: TextFacts; readonly bytes: number; readonly replaced: number }> {
  const decoder = new ToUtf8(facts.encoding);
  const lines = new LineCheck();
  let bytes = 0;
  // A file handle and not a stream: whatever goes wrong is an error of the call that waits for it.
  const out = await open(target, "wx");
  try {
    const put = async (utf8: Buffer): Promise<void> => {
      lines.push(utf8);
      bytes += utf8.length;
      await out.writeFile(utf8);
    };
    for await (const chunk of createReadStream(path, { start: facts.mark, highWaterMark: BLOCK })) {
      job.checkpoint();
      await put(decoder.push(chunk as Buffer));
    }
    await put(decoder.end());
  } finally {
    await out.close();
  }
  return { facts: { ...facts, mark: 0, isUtf8: true, clean: lines.clean }, bytes, replaced: decoder.replaced };
}
