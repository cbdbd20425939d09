import { crc32, deflateRawSync } from "node:zlib";

/** One part of a zip; everything that a hostile writer lies about can be said separately. */
export type ZipPart = {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** Declared size where it is not the true one. */
  readonly declared?: number;
  readonly stored?: boolean;
  /** General purpose flags (1 = encrypted). */
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Sizes in a zip64 field, as very large files have them. */
  readonly zip64?: boolean;
  /** Points the directory at the bytes of the part before. */
  readonly onTopOfPrevious?: boolean;
};

/** A zip made byte by byte, so that it can be wrong in exactly one way. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let previous = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = typeof part.data === "string" ? Buffer.from(part.data) : Buffer.from(part.data);
    const packed = part.stored === true ? data : deflateRawSync(data);
    const size = part.declared ?? data.length;
    const offset = part.onTopOfPrevious === true ? previous : at;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(part.zip64 === true ? 45 : 20, 0);
    head.writeUInt16LE(part.flags ?? 0x0800, 2);
    head.writeUInt16LE(part.method ?? (part.stored === true ? 0 : 8), 4);
    head.writeUInt32LE(0x00210000, 6);
    head.writeUInt32LE((part.crc ?? crc32(data)) >>> 0, 10);
    head.writeUInt32LE(part.zip64 === true ? 0xffffffff : packed.length, 14);
    head.writeUInt32LE(part.zip64 === true ? 0xffffffff : size, 18);
    head.writeUInt16LE(name.length, 22);
    const extra = part.zip64 === true ? zip64Field([size, packed.length, offset]) : Buffer.alloc(0);
    const localExtra = part.zip64 === true ? zip64Field([size, packed.length]) : Buffer.alloc(0);
    const local = Buffer.concat([signature(0x04034b50), withExtra(head, localExtra.length), name, localExtra, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(part.zip64 === true ? 0xffffffff : offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), withExtra(head, extra.length), central, name, extra]));
    if (part.onTopOfPrevious !== true) {
      pieces.push(local);
      previous = at;
      at += local.length;
    }
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, central, end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function withExtra(head: Buffer, length: number): Buffer {
  const copy = Buffer.from(head);
  copy.writeUInt16LE(length, 24);
  return copy;
}

function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return field;
}
