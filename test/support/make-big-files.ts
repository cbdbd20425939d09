import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/**
 * Writes the large workbook and the large csv of the benchmarks, row by row, from a seed: a unique id per row, 6 segments,
 * 12 countries, a day, two scores, two amounts, a count and one of 2,000 comments: the ten columns of performance.md.
 */
const HEADERS = ["Customer ID", "Segment", "Country", "Answered", "NPS", "CSAT", "ARPA", "Revenue", "Tickets", "Comment"] as const;
const SEGMENTS = ["Enterprise", "Mid-market", "Small business", "Public sector", "Partner", "Residential"] as const;
const COUNTRIES = ["FR", "IT", "RO", "DE", "ES", "PT", "BE", "CH", "AT", "NL", "IE", "LU"] as const;
const WORDS =
  "the service was quick but invoice unclear support team answered my question after two calls network drops every evening in our office great product and price increase is hard to explain we would like a named contact".split(
    " ",
  );

/** A small seeded generator (mulberry32): the same seed makes the same file everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type BigRow = {
  readonly id: string;
  readonly segment: number;
  readonly country: number;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly nps: number;
  readonly csat: number;
  readonly arpa: number;
  readonly revenue: number;
  readonly tickets: number;
  readonly comment: number;
};

function comments(random: () => number): string[] {
  return Array.from({ length: 2_000 }, (_, index) => {
    const length = 5 + Math.floor(random() * 12);
    return `${Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ")} (${index})`;
  });
}

function nextRow(index: number, random: () => number): BigRow {
  const arpa = Math.round((20 + random() * 480) * 100) / 100;
  return {
    id: `C-${(index * 7919 + 104_729).toString(36).toUpperCase().padStart(8, "0")}`,
    segment: Math.floor(random() * 6),
    country: Math.floor(random() * 12),
    day: 19_358 + Math.floor(random() * 730),
    nps: Math.floor(random() * 11),
    csat: 1 + Math.floor(random() * 5),
    arpa,
    revenue: Math.round(arpa * (1 + random() * 23) * 100) / 100,
    tickets: Math.floor(random() * 9),
    comment: Math.floor(random() * 2_000),
  };
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The csv: comma, UTF-8, no quotes needed. */
export async function writeBigCsv(path: string, rows: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const texts = comments(random);
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  let block = `${HEADERS.join(",")}\n`;
  for (let index = 0; index < rows; index++) {
    const r = nextRow(index, random);
    block += `${r.id},${SEGMENTS[r.segment]},${COUNTRIES[r.country]},${dayText(r.day)},${r.nps},${r.csat},${r.arpa},${r.revenue},${r.tickets},${texts[r.comment]}\n`;
    if (block.length > 1 << 20) {
      if (!out.write(block)) await once(out, "drain");
      block = "";
    }
  }
  out.end(block);
  await finished(out);
}

/** Waves of a wide file: each has the ten columns again, with values of its own. */
const WAVES = 6;

/** A wide csv: the ten columns for each of six waves, the comments of all but the first cut short; about 630 bytes a row. */
export async function writeWideCsv(path: string, rows: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const texts = comments(random);
  const short = texts.map((text) => text.slice(0, 32).trimEnd());
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  const headers = Array.from({ length: WAVES }, (_, wave) => HEADERS.map((name) => (wave === 0 ? name : `${name} ${wave + 1}`)));
  let block = `${headers.flat().join(",")}\n`;
  for (let index = 0; index < rows; index++) {
    for (let wave = 0; wave < WAVES; wave++) {
      const r = nextRow(index * WAVES + wave, random);
      const comment = (wave === 0 ? texts : short)[r.comment];
      block += `${r.id},${SEGMENTS[r.segment]},${COUNTRIES[r.country]},${dayText(r.day)},${r.nps},${r.csat},${r.arpa},${r.revenue},${r.tickets},${comment}${wave === WAVES - 1 ? "\n" : ","}`;
    }
    if (block.length > 1 << 20) {
      if (!out.write(block)) await once(out, "drain");
      block = "";
    }
  }
  out.end(block);
  await finished(out);
}

/** The workbook: one sheet, shared strings (every id too), days as styled serials, as Excel writes it. */
export async function writeBigXlsx(path: string, rows: number, seed = 1): Promise<void> {
  const zip = await ZipStream.create(path);
  await zip.add("[Content_Types].xml", [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ]);
  await zip.add("_rels/.rels", [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  await zip.add("xl/workbook.xml", [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add("xl/_rels/workbook.xml.rels", [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  await zip.add("xl/styles.xml", [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ]);
  // Ids first, then the texts that repeat: the order in which a writer that fills the table column by column meets them.
  const fixed = [...HEADERS, ...SEGMENTS, ...COUNTRIES, ...comments(seeded(seed))];
  await zip.add("xl/worksheets/sheet1.xml", sheetXml(rows, seed));
  await zip.add("xl/sharedStrings.xml", sharedXml(rows, seed, fixed));
  await zip.close();
}

const FIXED = HEADERS.length + SEGMENTS.length + COUNTRIES.length + 2_000;

function* sheetXml(rows: number, seed: number): Generator<string> {
  const random = seeded(seed);
  comments(random);
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:J${rows + 1}"/><sheetData><row r="1" spans="1:10">`;
  yield `${HEADERS.map((_, column) => `<c r="${"ABCDEFGHIJ"[column]}1" t="s"><v>${column}</v></c>`).join("")}</row>`;
  for (let index = 0; index < rows; index++) {
    const r = nextRow(index, random);
    const n = index + 2;
    yield `<row r="${n}" spans="1:10"><c r="A${n}" t="s"><v>${FIXED + index}</v></c><c r="B${n}" t="s"><v>${10 + r.segment}</v></c><c r="C${n}" t="s"><v>${16 + r.country}</v></c><c r="D${n}" s="1"><v>${r.day + 25_569}</v></c><c r="E${n}"><v>${r.nps}</v></c><c r="F${n}"><v>${r.csat}</v></c><c r="G${n}" s="2"><v>${r.arpa}</v></c><c r="H${n}" s="2"><v>${r.revenue}</v></c><c r="I${n}"><v>${r.tickets}</v></c><c r="J${n}" t="s"><v>${28 + r.comment}</v></c></row>`;
  }
  yield "</sheetData></worksheet>";
}

function* sharedXml(rows: number, seed: number, fixed: readonly string[]): Generator<string> {
  const random = seeded(seed);
  comments(random);
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${rows * 4 + 10}" uniqueCount="${FIXED + rows}">`;
  for (const text of fixed) yield `<si><t>${text}</t></si>`;
  for (let index = 0; index < rows; index++) yield `<si><t>${nextRow(index, random).id}</t></si>`;
  yield "</sst>";
}

/** A zip written part by part: sizes are patched into the local header once they are known. */
class ZipStream {
  readonly #file: Awaited<ReturnType<typeof open>>;
  readonly #directory: Buffer[] = [];
  #at = 0;

  private constructor(file: Awaited<ReturnType<typeof open>>) {
    this.#file = file;
  }

  static async create(path: string): Promise<ZipStream> {
    return new ZipStream(await open(path, "w"));
  }

  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const start = this.#at;
    const encoded = Buffer.from(name);
    await this.#write(Buffer.alloc(30 + encoded.length));
    const deflate = createDeflateRaw({ level: 6, chunkSize: 1 << 18 });
    const writing = (async () => {
      for await (const chunk of deflate) await this.#write(chunk as Buffer);
    })();
    let crc = 0;
    let size = 0;
    const push = async (text: string): Promise<void> => {
      const bytes = Buffer.from(text);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, "drain");
    };
    let block = "";
    for (const piece of pieces) {
      block += piece;
      if (block.length > 1 << 19) {
        await push(block);
        block = "";
      }
    }
    await push(block);
    deflate.end();
    await writing;
    const packed = this.#at - start - 30 - encoded.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(0x0800, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(0x00210000, 10);
    head.writeUInt32LE(crc >>> 0, 14);
    head.writeUInt32LE(packed, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(encoded.length, 26);
    await this.#file.write(Buffer.concat([head, encoded]), 0, 30 + encoded.length, start);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(start, 42);
    this.#directory.push(Buffer.concat([entry, encoded]));
  }

  async close(): Promise<void> {
    const start = this.#at;
    for (const entry of this.#directory) await this.#write(entry);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(this.#at - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end);
    await this.#file.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, this.#at);
    this.#at += bytes.length;
  }
}
