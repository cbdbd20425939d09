import { gzipSync } from "node:zlib";
import { makeXlsx } from "../support/make-xlsx.ts";
import { makeZip } from "../support/make-zip.ts";
import { compoundFile, GOOD, GOOD_TABLE, type HostileCase, problem, withPart } from "./hostile-case.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const good = (): Buffer => makeXlsx(GOOD);

/** The good workbook with bytes of its zip changed; `end` = where the end record starts. */
function patched(change: (bytes: Buffer, end: number) => void): Buffer {
  const bytes = good();
  change(bytes, bytes.length - 22);
  return bytes;
}

/** reliability.md 3.3, zip bombs, lying containers, wrong and encrypted kinds of file. */
export const CONTAINERS: readonly HostileCase[] = [
  {
    name: "a workbook cut in half",
    bytes: () => good().subarray(0, good().length / 2),
    expect: problem("FILE_CORRUPT", { context: "truncated" }),
  },
  {
    name: "a workbook without its last byte",
    bytes: () => good().subarray(0, -1),
    expect: problem("FILE_CORRUPT", { context: "truncated" }),
  },
  { name: "the first four bytes of a zip", bytes: () => "PK\x03\x04", expect: problem("FILE_CORRUPT", { context: "truncated" }) },
  { name: "an empty zip", bytes: () => makeZip([]), expect: problem("FILE_TYPE_UNSUPPORTED", { type: "zip" }) },
  {
    name: "a bomb of one part",
    bytes: () => withPart({ name: SHEET, data: Buffer.alloc(40_000_000, 32) }),
    expect: problem("FILE_SUSPICIOUS"),
  },
  {
    name: "a bomb of many parts, each within its ratio",
    bytes: () =>
      makeXlsx({
        ...GOOD,
        parts: Array.from({ length: 120 }, (_, index) => ({ name: `xl/x${index}.bin`, data: "", declared: 9_000_000 })),
      }),
    expect: problem("FILE_SUSPICIOUS"),
  },
  {
    name: "a bomb of declared sizes",
    bytes: () => withPart({ name: "xl/x.bin", data: "x", declared: 1_000_000_001 }),
    expect: problem("FILE_SUSPICIOUS"),
  },
  {
    name: "a zip in a zip in a zip is not opened further",
    bytes: () => withPart({ name: "xl/embeddings/inner.zip", data: makeZip([{ name: "inner.zip", data: good() }]) }),
    expect: GOOD_TABLE,
  },
  {
    name: "parts on top of one another",
    bytes: () =>
      makeZip([
        { name: "_rels/.rels", data: "<x/>" },
        { name: "xl/workbook.xml", data: "<y/>", onTopOfPrevious: true },
      ]),
    expect: problem("FILE_SUSPICIOUS", { context: "overlap" }),
  },
  {
    name: "a hundred names for the same bytes",
    bytes: () =>
      makeZip([
        { name: "_rels/.rels", data: Buffer.alloc(900_000) },
        ...Array.from({ length: 100 }, (_, index) => ({ name: `xl/${index}`, data: Buffer.alloc(900_000), onTopOfPrevious: true })),
      ]),
    expect: problem("FILE_SUSPICIOUS", { context: "overlap" }),
  },
  {
    name: "a part larger than declared",
    bytes: () => withPart({ name: SHEET, data: `<worksheet><sheetData>${" ".repeat(50_000)}</sheetData></worksheet>`, declared: 40 }),
    expect: problem("FILE_SUSPICIOUS", { context: "lying", part: SHEET }),
  },
  {
    name: "a part smaller than declared",
    bytes: () => withPart({ name: SHEET, data: "<worksheet><sheetData/></worksheet>", declared: 90 }),
    expect: problem("FILE_CORRUPT", { context: "part", part: SHEET }),
  },
  {
    name: "a part that says it is empty",
    bytes: () => withPart({ name: SHEET, data: "<worksheet><sheetData/></worksheet>", declared: 0 }),
    expect: problem("FILE_SUSPICIOUS", { context: "lying", part: SHEET }),
  },
  {
    name: "a small part larger than declared",
    bytes: () => withPart({ name: "xl/styles.xml", data: `<styleSheet>${" ".repeat(50_000)}</styleSheet>`, declared: 10 }),
    expect: problem("FILE_SUSPICIOUS", { context: "lying", part: "xl/styles.xml" }),
  },
  {
    name: "a wrong checksum",
    bytes: () => withPart({ name: SHEET, data: "<worksheet><sheetData/></worksheet>", crc: 1 }),
    expect: problem("FILE_CORRUPT", { context: "part", part: SHEET }),
  },
  {
    name: "an unknown packing method",
    bytes: () => withPart({ name: "xl/x.bin", data: "x", method: 99 }),
    expect: problem("FILE_CORRUPT", { context: "method" }),
  },
  {
    name: "bytes that are no deflate stream",
    bytes: () => withPart({ name: SHEET, data: Buffer.alloc(500, 0xff), stored: true, method: 8 }),
    expect: problem("FILE_CORRUPT", { context: "part", part: SHEET }),
  },
  {
    name: "an encrypted part",
    bytes: () => withPart({ name: "xl/secret.xml", data: "x", flags: 1 }),
    expect: problem("FILE_ENCRYPTED"),
  },
  {
    name: "more parts than any workbook has",
    bytes: () => makeZip(Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/${index}`, data: "" }))),
    expect: problem("FILE_SUSPICIOUS", { context: "parts", parts: 2_001, limit: 2_000 }),
  },
  {
    name: "an end record that promises 65,534 parts",
    bytes: () =>
      patched((bytes, end) => {
        bytes.writeUInt16LE(65_534, end + 8);
        bytes.writeUInt16LE(65_534, end + 10);
      }),
    expect: problem("FILE_SUSPICIOUS", { context: "parts", parts: 65_534, limit: 2_000 }),
  },
  {
    name: "an end record that promises one part more than there is",
    bytes: () => patched((bytes, end) => bytes.writeUInt16LE(bytes.readUInt16LE(end + 10) + 1, end + 10)),
    expect: problem("FILE_CORRUPT", { context: "directory" }),
  },
  {
    name: "a directory that starts beyond the file",
    bytes: () => patched((bytes, end) => bytes.writeUInt32LE(0xfffffff0, end + 16)),
    expect: problem("FILE_CORRUPT", { context: "directory" }),
  },
  {
    name: "a directory of four gigabytes",
    bytes: () => patched((bytes, end) => bytes.writeUInt32LE(0xfffffff0, end + 12)),
    expect: problem("FILE_CORRUPT", { context: "directory" }),
  },
  {
    name: "a zip64 end record that is not there",
    bytes: () => patched((bytes, end) => bytes.writeUInt32LE(0xffffffff, end + 16)),
    expect: problem("FILE_CORRUPT", { context: "directory" }),
  },
  {
    name: "a zip64 field that points beyond any file",
    bytes: () => {
      const bytes = withPart({ name: SHEET, data: "<worksheet/>", zip64: true });
      // The last zip64 field of the directory: size, packed, offset.
      const at = bytes.lastIndexOf(Buffer.from([1, 0, 24, 0]));
      bytes.writeBigUInt64LE(0x7fff_ffff_ffff_ffffn, at + 4 + 16);
      return bytes;
    },
    expect: problem("FILE_CORRUPT", { context: "directory" }),
  },
  {
    name: "a local header that is not there",
    bytes: () => patched((bytes) => bytes.writeUInt32LE(0, bytes.indexOf("xl/workbook.xml") - 30)),
    expect: problem("FILE_CORRUPT", { context: "part", part: "xl/workbook.xml" }),
  },
  {
    name: "zip64 fields, as very large workbooks have them",
    bytes: () =>
      withPart({
        name: SHEET,
        data: '<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>5</v></c></row></sheetData></worksheet>',
        zip64: true,
      }),
    expect: { headers: ["a"], rows: [[5]] },
  },
  {
    name: "a comment behind the zip that looks like another end record",
    bytes: () => {
      const bytes = Buffer.concat([good(), Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1")]);
      bytes.writeUInt16LE(22, good().length - 2);
      return bytes;
    },
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "zip" }),
  },
  {
    name: "a name that leads out",
    bytes: () => withPart({ name: "xl/../../etc/passwd", data: "x" }),
    expect: problem("FILE_SUSPICIOUS", { context: "path" }),
  },
  {
    name: "an absolute name",
    bytes: () => withPart({ name: "/etc/passwd", data: "x" }),
    expect: problem("FILE_SUSPICIOUS", { context: "path" }),
  },
  {
    name: "a backslash name",
    bytes: () => withPart({ name: "..\\x", data: "x" }),
    expect: problem("FILE_SUSPICIOUS", { context: "path" }),
  },
  { name: "a drive letter", bytes: () => withPart({ name: "C:/x", data: "x" }), expect: problem("FILE_SUSPICIOUS", { context: "path" }) },
  {
    name: "a name with a zero byte",
    bytes: () => withPart({ name: "xl/a\0.xml", data: "x" }),
    expect: problem("FILE_SUSPICIOUS", { context: "path" }),
  },
  {
    name: "a part without a name",
    bytes: () => withPart({ name: "", data: "x" }),
    expect: problem("FILE_SUSPICIOUS", { context: "path" }),
  },
  { name: "a part named __proto__", bytes: () => withPart({ name: "__proto__", data: "x" }), expect: GOOD_TABLE },
  {
    name: "a name of 60,000 letters",
    bytes: () => withPart({ name: `xl/${"n".repeat(60_000)}`, data: "x" }),
    expect: GOOD_TABLE,
  },
  {
    name: "a name twice",
    bytes: () =>
      makeZip([
        { name: "_rels/.rels", data: "<x/>" },
        { name: "_RELS/.rels", data: "<y/>" },
      ]),
    expect: problem("FILE_SUSPICIOUS", { context: "duplicate", part: "_RELS/.rels" }),
  },

  // Other kinds of file, and those that are protected.
  {
    name: "a web page named xls",
    bytes: () => "<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>",
    file: "report.xls",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "HTML" }),
  },
  {
    name: "a bare html table",
    bytes: () => "\n<table><tr><td>1</td></tr></table>",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "HTML" }),
  },
  {
    name: "a web page in UTF-16",
    bytes: () => Buffer.from("\ufeff<html><body><table></table></body></html>", "utf16le"),
    file: "report.xls",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "HTML" }),
  },
  {
    name: "XML 2003",
    bytes: () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    file: "report.xls",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "XML" }),
  },
  {
    name: "a csv named xlsx is read as what it is",
    bytes: () => "a,b\n1,2\n",
    file: "report.xlsx",
    expect: GOOD_TABLE,
  },
  { name: "a workbook named csv is read as what it is", bytes: good, file: "report.csv", expect: GOOD_TABLE },
  { name: "a PDF", bytes: () => "%PDF-1.7\n%\u00e2\u00e3\n", expect: problem("FILE_TYPE_UNSUPPORTED", { type: "PDF" }) },
  {
    name: "a picture",
    bytes: () => Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1"),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "PNG" }),
  },
  {
    name: "a packed csv",
    bytes: () => gzipSync("a,b\n1,2\n"),
    file: "data.csv.gz",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "gzip" }),
  },
  {
    name: "a 7z archive",
    bytes: () => Buffer.from("7z\xbc\xaf\x27\x1c\0\x04\0\0\0\0", "latin1"),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "7z" }),
  },
  {
    name: "a RAR archive",
    bytes: () => Buffer.from("Rar!\x1a\x07\x01\0\0\0", "latin1"),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "RAR" }),
  },
  {
    name: "a database",
    bytes: () => Buffer.from(`SQLite format 3\0${"\0".repeat(100)}`, "latin1"),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "SQLite" }),
  },
  { name: "rich text", bytes: () => "{\\rtf1\\ansi hello}", expect: problem("FILE_TYPE_UNSUPPORTED", { type: "RTF" }) },
  {
    name: "a Word document",
    bytes: () =>
      makeZip([
        { name: "_rels/.rels", data: "<x/>" },
        { name: "word/document.xml", data: "<x/>" },
      ]),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "Word" }),
  },
  {
    name: "slides",
    bytes: () =>
      makeZip([
        { name: "_rels/.rels", data: "<x/>" },
        { name: "ppt/presentation.xml", data: "<x/>" },
      ]),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "PowerPoint" }),
  },
  {
    name: "a Numbers document",
    bytes: () => makeZip([{ name: "Index/Document.iwa", data: "x" }]),
    file: "survey.numbers",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "Numbers" }),
  },
  {
    name: "a zip of files",
    bytes: () => makeZip([{ name: "a.csv", data: "a,b\n1,2\n" }]),
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "zip" }),
  },
  {
    name: "an encrypted xlsx (compound file)",
    bytes: () => compoundFile("EncryptionInfo", "EncryptedPackage"),
    expect: problem("FILE_ENCRYPTED"),
  },
  { name: "an old Word document", bytes: () => compoundFile("WordDocument"), file: "x.xls", expect: problem("FILE_TYPE_UNSUPPORTED") },
  {
    name: "a compound file that only names its workbook",
    bytes: () => compoundFile("Workbook"),
    file: "x.xls",
    expect: problem("FILE_CORRUPT", { context: "workbook" }),
  },
  {
    name: "the head of a compound file and nothing else",
    bytes: () => compoundFile("Workbook").subarray(0, 8),
    file: "x.xls",
    expect: problem("FILE_TYPE_UNSUPPORTED"),
  },
  {
    name: "bytes without sense",
    bytes: () => Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 251)),
    expect: problem("FILE_TYPE_UNSUPPORTED"),
  },
  { name: "nothing but zeros", bytes: () => Buffer.alloc(100_000), expect: problem("FILE_TYPE_UNSUPPORTED") },
  { name: "an empty file", bytes: () => "", expect: problem("FILE_EMPTY") },
];
