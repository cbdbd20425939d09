import type { FileHandle } from "node:fs/promises";
import type { Problem } from "../../../shared/problem.ts";
import { ProblemError } from "../../../shared/result.ts";

/** One part of a zip as its central directory declares it. */
export type ZipEntry = {
  readonly name: string;
  /** 0 = stored, 8 = deflated; nothing else passes. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** Bytes in the file. */
  readonly packed: number;
  /** Bytes once inflated, as declared. */
  readonly size: number;
  /** Where the local header stands. */
  readonly offset: number;
};

/** Limits of a workbook (reliability.md 3.2): parts, declared bytes in all, and how far a large part may unfold. */
export const ZIP_LIMITS = {
  entries: 2_000,
  totalBytes: 1_000_000_000,
  ratio: 200,
  ratioFrom: 10_000_000,
  directoryBytes: 8_000_000,
} as const;

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;

/**
 * Reads the central directory strictly, before anything is inflated: every part counted, no name twice, no path out of the
 * package, no parts that overlap, no size beyond the limits. Throws a `ProblemError`.
 */
export async function readZipDirectory(file: FileHandle, fileSize: number, name: string): Promise<ReadonlyMap<string, ZipEntry>> {
  const bad = (context: string, detail: Problem["detail"] = {}): ProblemError =>
    new ProblemError({ code: "FILE_CORRUPT", file: name, detail: { context, ...detail } });
  const hostile = (context: string, detail: Problem["detail"] = {}): ProblemError =>
    new ProblemError({ code: "FILE_SUSPICIOUS", file: name, detail: { context, ...detail } });

  const end = await findEnd(file, fileSize);
  if (end === null) throw bad("truncated");
  if (end.count > ZIP_LIMITS.entries) throw hostile("parts", { parts: end.count, limit: ZIP_LIMITS.entries });
  if (end.size > ZIP_LIMITS.directoryBytes || end.offset + end.size > fileSize) throw bad("directory");

  const bytes = Buffer.alloc(end.size);
  await file.read(bytes, 0, end.size, end.offset);
  const entries = new Map<string, ZipEntry>();
  const seen = new Set<string>();
  let total = 0;
  let at = 0;
  for (let index = 0; index < end.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw bad("directory");
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) throw bad("directory");
    const part = bytes.toString((flags & 0x0800) !== 0 ? "utf8" : "latin1", at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = withZip64(extra, bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42));
    if (sizes === null) throw bad("directory");
    if ((flags & 1) !== 0) throw new ProblemError({ code: "FILE_ENCRYPTED", file: name });
    if (isUnsafeName(part)) throw hostile("path");
    const key = part.toLowerCase();
    if (seen.has(key)) throw hostile("duplicate", { part });
    seen.add(key);
    total += sizes.size;
    if (total > ZIP_LIMITS.totalBytes) throw hostile("bomb", { mb: megabytes(total), limit: megabytes(ZIP_LIMITS.totalBytes) });
    if (sizes.size > ZIP_LIMITS.ratioFrom && sizes.size > sizes.packed * ZIP_LIMITS.ratio) {
      throw hostile("bomb", { mb: megabytes(sizes.size), limit: megabytes(sizes.packed * ZIP_LIMITS.ratio) });
    }
    if (method !== 0 && method !== 8) throw bad("method");
    if (sizes.offset + LOCAL_HEADER_BYTES + sizes.packed > fileSize) throw bad("truncated");
    if (!part.endsWith("/")) entries.set(part, { name: part, method, crc: bytes.readUInt32LE(at + 16), ...sizes });
    at = next;
  }
  if (overlaps([...entries.values()], end.offset)) throw hostile("overlap");
  return entries;
}

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

/** Names that would lead out of the package, or that no honest writer makes. */
function isUnsafeName(part: string): boolean {
  if (part === "" || part.startsWith("/") || part.includes("\\") || part.includes("\0") || /^[a-z]:/i.test(part)) return true;
  return part.split("/").includes("..");
}

function overlaps(entries: readonly ZipEntry[], directory: number): boolean {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  return sorted.some((entry, index) => {
    const next = sorted[index + 1]?.offset ?? directory;
    return entry.offset + LOCAL_HEADER_BYTES + Buffer.byteLength(entry.name) + entry.packed > next;
  });
}

type End = { readonly count: number; readonly size: number; readonly offset: number };

/** The end record stands in the last 64 kB; with zip64 a second one before it holds the true numbers. */
async function findEnd(file: FileHandle, fileSize: number): Promise<End | null> {
  const length = Math.min(fileSize, 65_535 + 22 + 20);
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, fileSize - length);
  for (let at = length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END || at + 22 + tail.readUInt16LE(at + 20) > length) continue;
    const end = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    const wide = end.count === 0xffff || end.size === 0xffffffff || end.offset === 0xffffffff;
    if (!wide || at < 20 || tail.readUInt32LE(at - 20) !== END64_LOCATOR) return end;
    return readEnd64(file, Number(tail.readBigUInt64LE(at - 12)), fileSize);
  }
  return null;
}

async function readEnd64(file: FileHandle, offset: number, fileSize: number): Promise<End | null> {
  if (!Number.isSafeInteger(offset) || offset + 56 > fileSize) return null;
  const bytes = Buffer.alloc(56);
  await file.read(bytes, 0, 56, offset);
  if (bytes.readUInt32LE(0) !== END64) return null;
  return {
    count: Number(bytes.readBigUInt64LE(32)),
    size: Number(bytes.readBigUInt64LE(40)),
    offset: Number(bytes.readBigUInt64LE(48)),
  };
}

/** Sizes and offset of an entry; those that read 0xFFFFFFFF stand in the zip64 field instead. `null` = they do not. */
function withZip64(extra: Buffer, size: number, packed: number, offset: number): Pick<ZipEntry, "size" | "packed" | "offset"> | null {
  const wide = [size, packed, offset].filter((value) => value === 0xffffffff).length;
  if (wide === 0) return { size, packed, offset };
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (id === 1 && at + 4 + length <= extra.length && length >= wide * 8) {
      let field = at + 4;
      const read = (value: number): number => {
        if (value !== 0xffffffff) return value;
        field += 8;
        return Number(extra.readBigUInt64LE(field - 8));
      };
      const sizes = { size: read(size), packed: read(packed), offset: read(offset) };
      return Object.values(sizes).every(Number.isSafeInteger) ? sizes : null;
    }
    at += 4 + length;
  }
  return null;
}
