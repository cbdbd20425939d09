import * as XLSX from "@e965/xlsx";
import { seeded } from "../support/make-big-files.ts";
import { makeZip, type ZipPart } from "../support/make-zip.ts";
import { GOOD_TABLE, type HostileCase, problem } from "./hostile-case.ts";

const OFFICE =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const MIME = "application/vnd.oasis.opendocument.spreadsheet";

export const odsText = (value: string, more = ""): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
const number = (value: string, more = ""): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"${more}><text:p>${value}</text:p></table:table-cell>`;
export const odsRow = (cells: string, more = ""): string => `<table:table-row${more}>${cells}</table:table-row>`;
const HEADERS = odsRow(odsText("a") + odsText("b"));
const ROW = odsRow(number("1") + number("2"));

const content = (rows: string, head = "", name = "Data"): string =>
  `${head}<office:document-content ${OFFICE}><office:body><office:spreadsheet><table:table table:name="${name}">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;

/** An OpenDocument sheet of these rows, part by part. */
export function ods(
  rows: string,
  options: { readonly head?: string; readonly sheet?: string; readonly parts?: readonly ZipPart[] } = {},
): Buffer {
  const parts: ZipPart[] = [
    { name: "mimetype", data: MIME, stored: true },
    { name: "META-INF/manifest.xml", data: '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>' },
    { name: "styles.xml", data: `<office:document-styles ${OFFICE}/>` },
    { name: "content.xml", data: content(rows, options.head, options.sheet) },
  ];
  const own = options.parts ?? [];
  return makeZip([
    ...parts.map((part) => own.find(({ name }) => name === part.name) ?? part),
    ...own.filter(({ name }) => !parts.some((part) => part.name === name)),
  ]);
}

/** A workbook as SheetJS writes it, in the format of that ending. */
export function written(bookType: "xls" | "xlsb" | "ods", rows: readonly (readonly unknown[])[], sheet = "Data"): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((cells) => [...cells])), sheet);
  return Buffer.from(XLSX.write(book, { type: "buffer", bookType, compression: true }) as Uint8Array);
}

const TABLE = [
  ["a", "b"],
  [1, 2],
];

/** A good old workbook with some bytes changed. */
function xls(change: (bytes: Buffer) => void): Buffer {
  const bytes = written("xls", TABLE);
  change(bytes);
  return bytes;
}

/** xls, xlsb and ods, which SheetJS reads behind the gate. */
export const SHEETJS_FORMATS: readonly HostileCase[] = [
  { name: "an honest xls", bytes: () => written("xls", TABLE), file: "x.xls", expect: { ...GOOD_TABLE, sheets: ["Data"] } },
  { name: "an honest xlsb", bytes: () => written("xlsb", TABLE), file: "x.xlsb", expect: { ...GOOD_TABLE, sheets: ["Data"] } },
  { name: "an honest ods", bytes: () => ods(HEADERS + ROW), file: "x.ods", expect: { ...GOOD_TABLE, sheets: ["Data"] } },
  {
    name: "an xls cut in half",
    bytes: () => written("xls", TABLE).subarray(0, 1_024),
    file: "x.xls",
    expect: problem("FILE_TYPE_UNSUPPORTED"),
  },
  {
    name: "an xls whose sector table is a circle",
    bytes: () => xls((bytes) => bytes.fill(0, 512, 1_024)),
    file: "x.xls",
    expect: problem("FILE_CORRUPT", { context: "workbook" }),
  },
  {
    name: "an xls with sectors of two gigabytes",
    bytes: () => xls((bytes) => bytes.writeUInt16LE(31, 30)),
    file: "x.xls",
    expect: problem("FILE_CORRUPT", { context: "workbook" }),
  },
  {
    name: "an xls with four billion sectors of sector tables",
    bytes: () => xls((bytes) => bytes.writeUInt32LE(0xffff_fff0, 44)),
    file: "x.xls",
    expect: GOOD_TABLE,
  },
  {
    name: "an xls protected by a password",
    bytes: () => encryptedXls(),
    file: "x.xls",
    expect: problem("FILE_ENCRYPTED"),
  },
  {
    name: "an ods protected by a password",
    bytes: () => ods(HEADERS + ROW, { parts: [{ name: "META-INF/manifest.xml", data: "<manifest><encryption-data/></manifest>" }] }),
    file: "x.ods",
    expect: problem("FILE_ENCRYPTED"),
  },
  {
    name: "an ods that repeats a filled cell a million times in a million rows",
    bytes: () => ods(HEADERS + odsRow(number("7", ' table:number-columns-repeated="1000000"'), ' table:number-rows-repeated="1000000"')),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "repeated", part: "content.xml" }),
  },
  {
    name: "an ods that repeats a filled row two billion times",
    bytes: () => ods(HEADERS + odsRow(number("1") + number("2"), ' table:number-rows-repeated="2000000000"')),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "repeated", part: "content.xml" }),
  },
  {
    name: "an ods that repeats 40,000 rows of 100 cells, each a little",
    bytes: () => ods(HEADERS + odsRow(number("1", ' table:number-columns-repeated="100"'), ' table:number-rows-repeated="40000"')),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "repeated", part: "content.xml" }),
  },
  {
    name: "an ods that repeats empty cells to the end of the sheet, as LibreOffice does",
    bytes: () =>
      ods(
        `${HEADERS}${odsRow(`${number("1")}${number("2")}<table:table-cell table:number-columns-repeated="16382"/>`)}<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    file: "x.ods",
    expect: { ...GOOD_TABLE, rowCount: 1, columnCount: 2 },
  },
  {
    name: "an ods that repeats a few cells and rows",
    bytes: () => ods(HEADERS + odsRow(number("5", ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="3"')),
    file: "x.ods",
    expect: {
      headers: ["a", "b"],
      rows: [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
    },
  },
  {
    name: "an ods with a cell after a billion empty ones",
    bytes: () =>
      ods(
        `${HEADERS}${odsRow(`${number("1")}${number("2")}<table:table-cell table:number-columns-repeated="1000000000"/>${number("9")}`)}`,
      ),
    file: "x.ods",
    expect: { ...GOOD_TABLE, notes: [["CELLS_BEYOND_LIMIT", 1]] },
  },
  {
    name: "an ods with a row after a billion empty ones",
    bytes: () =>
      ods(
        `${HEADERS}${ROW}<table:table-row table:number-rows-repeated="1000000000"><table:table-cell/></table:table-row>${odsRow(number("9"))}`,
      ),
    file: "x.ods",
    expect: { ...GOOD_TABLE, notes: [["CELLS_BEYOND_LIMIT", 1]] },
  },
  {
    name: "an ods whose cells span the whole sheet",
    bytes: () =>
      ods(HEADERS + odsRow(number("1", ' table:number-columns-spanned="100000000" table:number-rows-spanned="100000000"') + number("2"))),
    file: "x.ods",
    expect: { rowCount: 1 },
  },
  {
    name: "an ods with a document type definition",
    bytes: () => ods(HEADERS + ROW, { head: '<!DOCTYPE x [<!ENTITY a "b">]>' }),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "content.xml" }),
  },
  {
    name: "an ods with a definition in its styles",
    bytes: () => ods(HEADERS + ROW, { parts: [{ name: "styles.xml", data: "<!DOCTYPE x><styles/>" }] }),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "styles.xml" }),
  },
  {
    name: "an ods in UTF-16",
    bytes: () => ods("", { parts: [{ name: "content.xml", data: Buffer.from(`\ufeff${content(HEADERS + ROW)}`, "utf16le") }] }),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "encoding", part: "content.xml" }),
  },
  {
    name: "an ods whose content is larger than declared",
    bytes: () => ods("", { parts: [{ name: "content.xml", data: content(HEADERS + ROW), declared: 50 }] }),
    file: "x.ods",
    expect: problem("FILE_SUSPICIOUS", { context: "lying", part: "content.xml" }),
  },
  {
    name: "an ods whose content has a wrong checksum",
    bytes: () => ods("", { parts: [{ name: "content.xml", data: content(HEADERS + ROW), crc: 7 }] }),
    file: "x.ods",
    expect: problem("FILE_CORRUPT", { context: "part", part: "content.xml" }),
  },
  {
    name: "an ods of 250 MB of content is refused before it is held",
    bytes: () => {
      const random = seeded(1);
      const noise = Buffer.from(Array.from({ length: 1_300_000 }, () => Math.floor(random() * 256)));
      return ods("", { parts: [{ name: "content.xml", data: noise, declared: 250_000_000 }] });
    },
    file: "x.ods",
    expect: problem("FILE_TOO_LARGE", { context: "unfolded", mb: 250, limitMb: 200 }),
  },
  {
    name: "an ods without content",
    bytes: () =>
      makeZip([
        { name: "mimetype", data: MIME, stored: true },
        { name: "META-INF/manifest.xml", data: "<x/>" },
      ]),
    file: "x.ods",
    expect: problem("FILE_CORRUPT", { context: "workbook" }),
  },
  {
    name: "an ods that breaks off",
    bytes: () => ods("", { parts: [{ name: "content.xml", data: content(HEADERS + ROW).slice(0, -120) }] }),
    file: "x.ods",
    expect: problem("FILE_CORRUPT", { context: "part", part: "content.xml" }),
  },
  {
    name: "an ods nested 100,000 deep",
    bytes: () => ods(`${"<table:table-row-group>".repeat(100_000)}${HEADERS}${ROW}`),
    file: "x.ods",
    expect: GOOD_TABLE,
  },
  {
    name: "an ods with an attribute of 10 MB",
    bytes: () => ods(HEADERS + odsRow(number("1", ` table:x="${"x".repeat(10_000_000)}"`) + number("2")), { parts: [] }),
    file: "x.ods",
    expect: { problem: { code: "FILE_SUSPICIOUS" } },
  },
  {
    name: "an ods with 100,000 spaces in a tag (CVE-2024-22363)",
    bytes: () => ods(HEADERS + odsRow(number("1", `${" ".repeat(100_000)}x`) + number("2"))),
    file: "x.ods",
    expect: { headers: ["a", "b"] },
  },
  {
    name: "an ods whose sheet has no name",
    bytes: () => ods("", { parts: [{ name: "content.xml", data: content(HEADERS + ROW).replace(' table:name="Data"', "") }] }),
    file: "x.ods",
    expect: { ...GOOD_TABLE, sheets: [""] },
  },
  {
    name: "an ods with macros is read, and they are said",
    bytes: () => ods(HEADERS + ROW, { parts: [{ name: "Basic/Standard/Module1.xml", data: "<script/>" }] }),
    file: "x.ods",
    expect: { ...GOOD_TABLE, notes: [["MACROS_IGNORED", 1]] },
  },
  {
    name: "an ods with names that every object inherits",
    bytes: () =>
      ods(
        odsRow(["__proto__", "constructor", "then"].map((name) => odsText(name)).join("")) +
          odsRow(["__proto__", "constructor", "then"].map((name) => odsText(name)).join("")),
        { sheet: "__proto__" },
      ),
    file: "x.ods",
    expect: { headers: ["__proto__", "constructor", "then"], rows: [["__proto__", "constructor", "then"]], sheets: ["__proto__"] },
  },
  {
    name: "an xls with names that every object inherits",
    bytes: () =>
      written(
        "xls",
        [
          ["__proto__", "constructor", "then"],
          ["__proto__", "toString", "length"],
        ],
        "__proto__",
      ),
    file: "x.xls",
    expect: { headers: ["__proto__", "constructor", "then"], rows: [["__proto__", "toString", "length"]], sheets: ["__proto__"] },
  },
  {
    name: "an xlsb whose workbook is no workbook",
    bytes: () =>
      makeZip([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "_rels/.rels", data: "<Relationships/>" },
        { name: "xl/workbook.bin", data: Buffer.alloc(400, 0xff) },
      ]),
    file: "x.xlsb",
    expect: { problem: {} },
  },
  {
    name: "an xlsb with a definition in its relationships",
    bytes: () =>
      makeZip([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "_rels/.rels", data: "<!DOCTYPE x><Relationships/>" },
        { name: "xl/workbook.bin", data: "x" },
      ]),
    file: "x.xlsb",
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "_rels/.rels" }),
  },
];

/** The good xls with a FILEPASS record (RC4) in front of its globals, as Excel writes it behind BOF. */
function encryptedXls(): Buffer {
  const bytes = written("xls", TABLE);
  // BOF of BIFF8: 0x0809, length 16, version 0x0600, globals 0x0005.
  const bof = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  // What follows is written over: the content no longer matters.
  bytes.set([0x2f, 0x00, 0x36, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00], bof + 20);
  return bytes;
}
