import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { importFile } from "../../electron/engine/import/import-file.ts";
import { Store } from "../../electron/engine/store.ts";
import { createTranslator, LANGUAGES } from "../../shared/messages/translator.ts";
import type { Problem } from "../../shared/problem.ts";
import { QUIET_JOB } from "../../shared/progress.ts";
import { importBytes } from "../support/import-bytes.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import { makeZip, type ZipPart } from "../support/make-zip.ts";

/** The threats of reliability.md 3.3 that this reader has an answer to, each with the outcome that is expected of it. */
const GOOD = {
  sheets: [
    {
      name: "Data",
      rows: [
        ["a", "b"],
        [1, 2],
      ],
    },
  ],
};
const good = makeXlsx(GOOD);

const problemOf = async (bytes: string | Uint8Array, name = "file.xlsx"): Promise<Problem | null> =>
  (await importBytes(bytes, name)).problem;
const withPart = (part: ZipPart): Buffer => makeXlsx({ ...GOOD, parts: [part] });
const withSheet = (inside: string, head = ""): Buffer =>
  makeXlsx({
    sheets: [
      {
        name: "Data",
        xml: `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData></worksheet>`,
      },
    ],
  });

const CASES: readonly (readonly [string, string | Uint8Array, Partial<Problem>])[] = [
  ["an empty file", "", { code: "FILE_EMPTY" }],
  ["a file of line ends", "\n\n\n", { code: "FILE_EMPTY" }],
  ["one byte", "x", { code: "NO_USABLE_COLUMN" }],
  [
    "a web page named xls",
    "<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>",
    { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "HTML" } },
  ],
  ["a bare html table", "\n<table><tr><td>1</td></tr></table>", { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "HTML" } }],
  ["XML 2003", '<?xml version="1.0"?><Workbook/>', { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "XML" } }],
  ["JSON", '{"a": [1, 2]}', { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "JSON" } }],
  ["a JSON object over many lines", '{\n  "a": 1,\n  "b": 2\n}\n', { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "JSON" } }],
  ["an empty JSON list", "[]", { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "JSON" } }],
  ["an empty JSON record", "[{}]", { code: "NO_USABLE_COLUMN" }],
  [
    "JSON nested without end",
    `[{"a":${"[".repeat(500_000)}${"]".repeat(500_000)}}]`,
    { code: "FILE_SUSPICIOUS", detail: { context: "depth", part: "file.xlsx" } },
  ],
  ["a JSON record without end", `[{"a":"${"x".repeat(9_000_000)}`, { code: "FILE_SUSPICIOUS", row: 1, detail: { context: "long" } }],
  ["JSON that closes what it never opened", '[{"a":1}]]]', { code: "FILE_CORRUPT", detail: { context: "json" } }],
  ["a Parquet file of two marks", "PAR1\0\0\0\0PAR1", { code: "FILE_CORRUPT", detail: { context: "parquet" } }],
  [
    "a Parquet file cut short",
    Buffer.from("PAR1\x15\x04\x00\x00\x01\x02", "latin1"),
    { code: "FILE_CORRUPT", detail: { context: "truncated" } },
  ],
  ["an encrypted Parquet file", "PARE\0\0\0\0PARE", { code: "FILE_ENCRYPTED" }],
  [
    "a Parquet file whose footer is longer than the file",
    Buffer.from("PAR1\0\0\0\0\xff\xff\xff\x7fPAR1", "latin1"),
    { code: "FILE_CORRUPT", detail: { context: "parquet" } },
  ],
  ["a PDF", "%PDF-1.7\n%\u00e2\u00e3\n", { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "PDF" } }],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1"), { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "PNG" } }],
  [
    "bytes without sense",
    Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 251)),
    { code: "FILE_TYPE_UNSUPPORTED" },
  ],
  [
    "a Word document",
    makeZip([
      { name: "_rels/.rels", data: "<x/>" },
      { name: "word/document.xml", data: "<x/>" },
    ]),
    { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "Word" } },
  ],
  ["a zip of files", makeZip([{ name: "a.csv", data: "a,b\n1,2\n" }]), { code: "FILE_TYPE_UNSUPPORTED", detail: { type: "zip" } }],
  ["an encrypted workbook (compound file)", compoundFile("EncryptedPackage"), { code: "FILE_ENCRYPTED" }],
  ["an encrypted part", withPart({ name: "xl/secret.xml", data: "x", flags: 1 }), { code: "FILE_ENCRYPTED" }],
  ["an old Word document", compoundFile("WordDocument"), { code: "FILE_TYPE_UNSUPPORTED" }],
  ["a workbook cut in half", good.subarray(0, good.length / 2), { code: "FILE_CORRUPT", detail: { context: "truncated" } }],
  [
    "a part larger than declared",
    withPart({
      name: "xl/worksheets/sheet1.xml",
      data: `<worksheet><sheetData>${" ".repeat(50_000)}</sheetData></worksheet>`,
      declared: 40,
    }),
    { code: "FILE_SUSPICIOUS" },
  ],
  [
    "a part smaller than declared",
    withPart({ name: "xl/worksheets/sheet1.xml", data: "<worksheet><sheetData/></worksheet>", declared: 90 }),
    { code: "FILE_CORRUPT" },
  ],
  [
    "a wrong checksum",
    withPart({ name: "xl/worksheets/sheet1.xml", data: "<worksheet><sheetData/></worksheet>", crc: 1 }),
    { code: "FILE_CORRUPT" },
  ],
  [
    "an unknown packing method",
    withPart({ name: "xl/x.bin", data: "x", method: 99 }),
    { code: "FILE_CORRUPT", detail: { context: "method" } },
  ],
  ["a bomb of one part", withPart({ name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(40_000_000, 32) }), { code: "FILE_SUSPICIOUS" }],
  ["a bomb of declared sizes", withPart({ name: "xl/x.bin", data: "x", declared: 1_000_000_001 }), { code: "FILE_SUSPICIOUS" }],
  [
    "too many parts",
    makeZip(Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/${index}`, data: "" }))),
    { code: "FILE_SUSPICIOUS", detail: { context: "parts", parts: 2_001, limit: 2_000 } },
  ],
  ["a name that leads out", withPart({ name: "xl/../../etc/passwd", data: "x" }), { code: "FILE_SUSPICIOUS", detail: { context: "path" } }],
  ["an absolute name", withPart({ name: "/etc/passwd", data: "x" }), { code: "FILE_SUSPICIOUS", detail: { context: "path" } }],
  ["a backslash name", withPart({ name: "..\\x", data: "x" }), { code: "FILE_SUSPICIOUS", detail: { context: "path" } }],
  [
    "a name twice",
    makeZip([
      { name: "_rels/.rels", data: "<x/>" },
      { name: "_RELS/.rels", data: "<y/>" },
    ]),
    { code: "FILE_SUSPICIOUS", detail: { context: "duplicate", part: "_RELS/.rels" } },
  ],
  [
    "parts on top of one another",
    makeZip([
      { name: "_rels/.rels", data: "<x/>" },
      { name: "xl/workbook.xml", data: "<y/>", onTopOfPrevious: true },
    ]),
    { code: "FILE_SUSPICIOUS", detail: { context: "overlap" } },
  ],
  [
    "a definition in the sheet",
    withSheet("", '<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
    { code: "FILE_SUSPICIOUS", sheet: "Data", detail: { context: "doctype" } },
  ],
  [
    "a definition in the workbook part",
    withPart({ name: "xl/workbook.xml", data: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>' }),
    { code: "FILE_SUSPICIOUS" },
  ],
  [
    "a definition in the shared strings",
    makeXlsx({ ...GOOD, strings: "", parts: [{ name: "xl/sharedStrings.xml", data: "<!DOCTYPE x><sst/>" }] }),
    { code: "FILE_SUSPICIOUS" },
  ],
  [
    "a part nested 100,000 deep",
    withPart({ name: "xl/styles.xml", data: "<a>".repeat(100_000) }),
    { code: "FILE_SUSPICIOUS", detail: { context: "depth", part: "xl/styles.xml" } },
  ],
  [
    "a sheet that stops in a cell",
    makeXlsx({ sheets: [{ name: "Data", xml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }] }),
    { code: "FILE_CORRUPT", sheet: "Data" },
  ],
  [
    "a cell that points to no string",
    withSheet('<row r="7"><c r="A7" t="s"><v>99</v></c></row>'),
    { code: "FILE_CORRUPT", sheet: "Data", row: 7, detail: { context: "cell" } },
  ],
  ["an attribute of 9 MB", withSheet(`<row r="1"><c r="${"A".repeat(9_000_000)}1"><v>1</v></c></row>`), { code: "FILE_SUSPICIOUS" }],
  ["a workbook without sheets", makeXlsx({ sheets: [] }), { code: "NO_USABLE_COLUMN" }],
  [
    "a workbook of empty sheets",
    makeXlsx({ sheets: [{ name: "One" }, { name: "Two", inside: "<sheetData/>" }] }),
    { code: "NO_USABLE_COLUMN" },
  ],
  ["a header with nothing below", makeXlsx({ sheets: [{ name: "One", rows: [["a", "b"]] }] }), { code: "NO_USABLE_COLUMN" }],
  ["a missing workbook part", makeZip([{ name: "_rels/.rels", data: "<Relationships/>" }]), { code: "FILE_CORRUPT" }],
];

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype).filter((name) => name.startsWith("pollut"))).toEqual([]);
});

describe("hostile and broken files get one coded problem that names the file", () => {
  test.each(CASES)("%s", async (_, bytes, expected) => {
    const started = performance.now();
    const problem = await problemOf(bytes);
    expect(problem).toMatchObject({ file: "file.xlsx", ...expected });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("each has words in every language, with all values filled in", async () => {
    for (const [name, bytes] of CASES) {
      const problem = await problemOf(bytes);
      if (problem === null) throw new Error(`expected a problem for ${name}`);
      for (const language of LANGUAGES) {
        const words = createTranslator(language)(`problem:${problem.code}`, { ...problem.detail });
        expect(words, `${name} (${language})`).not.toMatch(/^problem:|^FILE_|^NO_|\{\{|\(\)/);
        expect(words.length).toBeGreaterThan(20);
      }
    }
  });

  test("a missing file and a folder are told apart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
    const store = await Store.open();
    try {
      mkdirSync(join(folder, "sub"));
      const at = async (path: string) => importFile(store, { path, name: "x.csv" }, () => "raw_1", QUIET_JOB);
      expect(await at(join(folder, "none.csv"))).toMatchObject({ ok: false, problem: { code: "FILE_NOT_FOUND", file: "x.csv" } });
      expect(await at(join(folder, "sub"))).toMatchObject({
        ok: false,
        problem: { code: "FILE_UNREADABLE", detail: { context: "folder" } },
      });
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("what looks odd but is honest is read", () => {
  test("zip64 fields, as very large workbooks have them", async () => {
    const zip = makeXlsx({
      ...GOOD,
      parts: [
        {
          name: "xl/worksheets/sheet1.xml",
          data: '<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>5</v></c></row></sheetData></worksheet>',
          zip64: true,
        },
      ],
    });
    const { tables } = await importBytes(zip, "book.xlsx");
    expect(tables[0]?.rows).toEqual([{ _row: 2, c0: 5 }]);
  });

  test("macros and links to the outside are ignored, macros with a note", async () => {
    const type = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    const links = `<Relationship Id="m" Type="${type}" Target="vbaProject.bin"/><Relationship Id="e" Type="http://x/externalLink" Target="http://example.invalid/" TargetMode="External"/>`;
    const { tables } = await importBytes(makeXlsx({ ...GOOD, links, parts: [{ name: "xl/vbaProject.bin", data: "x" }] }), "book.xlsm");
    expect(tables[0]?.notes).toContainEqual({ code: "MACROS_IGNORED", count: 1 });
  });

  test("names that every object inherits are plain text as header, value and sheet", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "then", "length"];
    const { tables } = await importBytes(makeXlsx({ sheets: [{ name: "__proto__", rows: [names, names] }] }), "book.xlsx");
    expect(tables[0]?.sheet).toBe("__proto__");
    expect(tables[0]?.columns.map(({ header }) => header)).toEqual(names);
    expect(Object.values(tables[0]?.rows[0] ?? {}).slice(1)).toEqual(names);
  });

  test("texts that would be SQL stay texts", async () => {
    const rows = [
      ["a'); drop table raw_1; --", 'b"; --'],
      ["x'); drop table raw_1; --", "y"],
    ];
    const { tables } = await importBytes(makeXlsx({ sheets: [{ name: "'; drop table raw_1; --", rows }] }), "it's.xlsx");
    expect(tables[0]?.rows).toEqual([{ _row: 2, c0: "x'); drop table raw_1; --", c1: "y" }]);
  });

  test("broken UTF-8 in a cell is replaced, not fatal", async () => {
    const xml = Buffer.concat([
      Buffer.from('<worksheet><sheetData><row><c t="str"><v>a</v></c></row><row><c t="str"><v>x'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from("y</v></c></row></sheetData></worksheet>"),
    ]);
    const { tables } = await importBytes(makeXlsx({ ...GOOD, parts: [{ name: "xl/worksheets/sheet1.xml", data: xml }] }), "book.xlsx");
    expect(tables[0]?.rows).toEqual([{ _row: 2, c0: "x\ufffd\ufffdy" }]);
  });
});

describe("a workbook cut or damaged anywhere", () => {
  test("never crashes and never gives other values: a problem, or the same table", async () => {
    const store = await Store.open();
    const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
    const path = join(folder, "file.xlsx");
    let next = 1;
    const outcomes = new Map<string, number>();
    try {
      for (let step = 1; step <= 96; step++) {
        const bytes = Buffer.from(good);
        // Half are cut at every 1/48, half have one bit turned.
        const mutant = step <= 48 ? bytes.subarray(0, Math.floor((good.length * step) / 49)) : bytes;
        if (step > 48) {
          const at = (step * 104_729) % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << (step % 8));
        }
        writeFileSync(path, mutant);
        const result = await importFile(store, { path, name: "file.xlsx" }, () => `raw_${next++}`, QUIET_JOB);
        const outcome = result.ok ? "read" : result.problem.code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (result.ok) {
          const id = result.value[0]?.id ?? "";
          expect(await store.all(`select c0, c1 from ${id}`)).toEqual([{ c0: 1, c1: 2 }]);
        }
      }
      expect(outcomes.has("INTERNAL")).toBe(false);
      expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(96);
      expect(outcomes.get("FILE_CORRUPT") ?? 0).toBeGreaterThan(40);
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** The first sectors of a compound file whose directory holds a stream of that name. */
function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(2_048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write(`${stream}\0`, 1_024, "utf16le");
  return bytes;
}
