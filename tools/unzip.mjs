import { chmodSync, closeSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * Unpacks those files of a zip to which `rename` gives a name (relative to `folder`); `null` leaves one out. Only the parts
 * asked for are read, so that 25,000 others cost nothing. Keeps the execute bits. No zip64: the archive it is for has none.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | null} rename
 * @returns {number} how many files were written
 */
export function unzip(zip, folder, rename) {
  const file = openSync(zip, "r");
  try {
    let written = 0;
    for (const entry of directory(file, statSync(zip).size)) {
      if (entry.name.endsWith("/")) continue;
      const name = rename(entry.name);
      if (name === null) continue;
      const target = normalize(join(folder, name));
      if (!target.startsWith(normalize(folder) + sep)) throw new Error(`unzip requires names inside the folder, got ${name}`);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content(file, entry));
      chmodSync(target, entry.mode & 0o111 ? 0o755 : 0o644);
      written += 1;
    }
    return written;
  } finally {
    closeSync(file);
  }
}

function read(file, position, length) {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error("unzip requires a whole archive, this one is cut off");
  return bytes;
}

function directory(file, size) {
  const tailLength = Math.min(size, 65_557);
  const tail = read(file, size - tailLength, tailLength);
  let end = tailLength - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error("unzip requires a zip archive");
  const records = read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at + 46 <= records.length; ) {
    if (records.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("unzip requires a sound directory");
    const nameLength = records.readUInt16LE(at + 28);
    entries.push({
      method: records.readUInt16LE(at + 10),
      packed: records.readUInt32LE(at + 20),
      size: records.readUInt32LE(at + 24),
      mode: records.readUInt32LE(at + 38) >>> 16,
      offset: records.readUInt32LE(at + 42),
      name: records.toString("utf8", at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + records.readUInt16LE(at + 30) + records.readUInt16LE(at + 32);
  }
  return entries;
}

function content(file, entry) {
  const header = read(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw new Error(`unzip requires a sound entry, got ${entry.name}`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = read(file, start, entry.packed);
  const bytes = entry.method === 0 ? packed : inflateRawSync(packed);
  if (bytes.length !== entry.size) throw new Error(`unzip requires ${entry.size} bytes of ${entry.name}, got ${bytes.length}`);
  return bytes;
}
