import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { ZipEntry } from "./zip-directory.ts";
import type { ZipFile } from "./zip-file.ts";

/** Parts that hold no cells: pictures, previews, embedded objects, code. */
const LEFT_OUT = /^(xl\/media\/|xl\/embeddings\/|xl\/vbaproject|docprops\/|pictures\/|thumbnails\/|object |configurations2\/|basic\/)/i;

/** SheetJS holds a part as one text, several times over; more than this ends in a full heap. */
const MOST_BYTES = 200_000_000;

/** Looks at a part as it goes by; what it gives back is what stands against the file. `ends` hears that it was the last chunk. */
export type PartInspector = (part: string) => { readonly chunk: (bytes: Buffer) => Against; readonly ends: () => Against } | null;

export type Against = { readonly code: "FILE_SUSPICIOUS" | "FILE_CORRUPT"; readonly context: string } | null;

/**
 * The parts that hold cells as a zip of its own: each inflated counted, checked against size and checksum, and stored
 * plainly. SheetJS trusts what a zip says of itself and hangs or loses sheets when that is wrong; of this one everything is right.
 */
export async function cleanZip(zip: ZipFile, name: string, inspect: PartInspector, job: Job): Promise<Buffer> {
  const kept = [...zip.entries.values()].filter((entry) => !LEFT_OUT.test(entry.name));
  const total = kept.reduce((sum, entry) => sum + entry.size, 0);
  if (total > MOST_BYTES) {
    const detail = { context: "unfolded", mb: Math.round(total / 1_000_000), limitMb: MOST_BYTES / 1_000_000 };
    throw new ProblemError({ code: "FILE_TOO_LARGE", file: name, detail });
  }
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of kept) {
    const encoded = Buffer.from(entry.name);
    directory.push(Buffer.concat([centralHeader(entry, encoded.length, at), encoded]));
    pieces.push(Buffer.concat([localHeader(entry, encoded.length), encoded]));
    const look = inspect(entry.name);
    for await (const chunk of zip.stream(entry)) {
      job.checkpoint();
      refuse(look?.chunk(chunk) ?? null, name, entry.name);
      pieces.push(chunk);
    }
    refuse(look?.ends() ?? null, name, entry.name);
    at += 30 + encoded.length + entry.size;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, endRecord(kept.length, central.length, at)]);
}

function refuse(against: Against, file: string, part: string): void {
  if (against !== null) throw new ProblemError({ code: against.code, file, detail: { context: against.context, part } });
}

/** The 26 bytes that both headers share: version, flags (UTF-8 names), stored, 1 January 1980, checksum, sizes, name. */
function common(entry: ZipEntry, nameLength: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0800, 2);
  bytes.writeUInt16LE(0x21, 8);
  bytes.writeUInt32LE(entry.crc, 10);
  bytes.writeUInt32LE(entry.size, 14);
  bytes.writeUInt32LE(entry.size, 18);
  bytes.writeUInt16LE(nameLength, 22);
  return bytes;
}

const localHeader = (entry: ZipEntry, nameLength: number): Buffer =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common(entry, nameLength)]);

function centralHeader(entry: ZipEntry, nameLength: number, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common(entry, nameLength), rest]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}
