import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { TransformOptions } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync, type ZlibOptions } from "node:zlib";
import { ProblemError } from "../../../shared/result.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

const CHUNK = 1 << 19;
const READ = 1 << 18;

/**
 * A zip whose directory has passed the gate. Parts are inflated counted: never past their declared size, and checked
 * against it and against their checksum.
 */
export class ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #path: string;
  readonly #name: string;
  readonly #file: FileHandle;

  private constructor(path: string, name: string, file: FileHandle, entries: ReadonlyMap<string, ZipEntry>) {
    this.entries = entries;
    this.#path = path;
    this.#name = name;
    this.#file = file;
  }

  static async open(path: string, name: string, fileSize: number): Promise<ZipFile> {
    const file = await open(path, "r");
    try {
      return new ZipFile(path, name, file, await readZipDirectory(file, fileSize, name));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** The entry of that name; part names are compared without case, as the packaging standard says. */
  find(part: string): ZipEntry | null {
    const exact = this.entries.get(part);
    if (exact !== undefined) return exact;
    const wanted = part.toLowerCase();
    for (const entry of this.entries.values()) if (entry.name.toLowerCase() === wanted) return entry;
    return null;
  }

  /** A small part as a whole (at most `limit` bytes). */
  async read(entry: ZipEntry, limit = 32_000_000): Promise<Buffer> {
    if (entry.size > limit) throw this.#hostile("part", entry);
    const packed = Buffer.alloc(entry.packed);
    await this.#file.read(packed, 0, entry.packed, await this.#dataOffset(entry));
    const bytes = entry.method === 0 ? packed : this.#inflate(packed, entry);
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw this.#corrupt(entry);
    return bytes;
  }

  /**
   * A part in chunks, inflated in another thread while the caller works on the chunk before. `onRead` hears how many
   * packed bytes have gone in so far.
   */
  async *stream(entry: ZipEntry, onRead: (packed: number) => void = () => undefined): AsyncGenerator<Buffer> {
    const start = await this.#dataOffset(entry);
    if (entry.packed === 0) {
      if (entry.size !== 0) throw this.#corrupt(entry);
      return;
    }
    const input = createReadStream(this.#path, { start, end: start + entry.packed - 1, highWaterMark: READ });
    let read = 0;
    input.on("data", (chunk) => {
      read += chunk.length;
      onRead(read);
    });
    // The stream's own buffer lets zlib fill the next chunk while this one is being parsed.
    const options: ZlibOptions & TransformOptions = { chunkSize: CHUNK, readableHighWaterMark: 3 * CHUNK };
    const inflate = entry.method === 0 ? null : createInflateRaw(options);
    const output = inflate ?? input;
    if (inflate !== null) {
      input.on("error", (error) => inflate.destroy(error));
      input.pipe(inflate);
    }
    let size = 0;
    let crc = 0;
    try {
      for await (const chunk of output) {
        const bytes = chunk as Buffer;
        size += bytes.length;
        if (size > entry.size) throw this.#hostile("lying", entry);
        crc = crc32(bytes, crc);
        yield bytes;
      }
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw this.#isZlib(error) ? this.#corrupt(entry, error) : error;
    } finally {
      input.destroy();
      output.destroy();
    }
    if (size !== entry.size || crc !== entry.crc) throw this.#corrupt(entry);
  }

  #inflate(packed: Buffer, entry: ZipEntry): Buffer {
    try {
      // Zero is no limit that zlib accepts; an empty part is caught by the size that follows.
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw this.#hostile("lying", entry);
      throw this.#corrupt(entry, error);
    }
  }

  /** The local header repeats the name and may hold other extra fields than the directory, so it must be read. */
  async #dataOffset(entry: ZipEntry): Promise<number> {
    const head = Buffer.alloc(30);
    const { bytesRead } = await this.#file.read(head, 0, 30, entry.offset);
    if (bytesRead < 30 || head.readUInt32LE(0) !== 0x04034b50) throw this.#corrupt(entry);
    return entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  }

  #isZlib(error: unknown): boolean {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    return typeof code === "string" && (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE");
  }

  #corrupt(entry: ZipEntry, cause?: unknown): ProblemError {
    return new ProblemError({ code: "FILE_CORRUPT", file: this.#name, detail: { context: "part", part: entry.name } }, { cause });
  }

  #hostile(context: string, entry: ZipEntry): ProblemError {
    return new ProblemError({ code: "FILE_SUSPICIOUS", file: this.#name, detail: { context, part: entry.name } });
  }
}
