import type { HostileCase } from "./hostile-case.ts";
import { GOOD_TABLE, problem } from "./hostile-case.ts";

const utf16 = (text: string, mark: boolean, big: boolean): Buffer => {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};
const PRICES = "name;price\ncaf\u00e9;1,50 \u20ac\nth\u00e9;2,50 \u20ac\n";

/** reliability.md 3.3, csv and its encodings. */
export const TEXTS: readonly HostileCase[] = [
  { name: "a file of line ends", bytes: () => "\n\n\n", file: "x.csv", expect: problem("FILE_EMPTY") },
  { name: "a file of commas", bytes: () => ",,,\n,,,\n", file: "x.csv", expect: problem("NO_USABLE_COLUMN") },
  { name: "one byte", bytes: () => "x", file: "x.csv", expect: problem("NO_USABLE_COLUMN") },
  { name: "a byte order mark alone", bytes: () => "\ufeff", file: "x.csv", expect: problem("FILE_EMPTY") },
  { name: "a header alone", bytes: () => "a,b\n", file: "x.csv", expect: problem("NO_USABLE_COLUMN") },
  { name: "UTF-8 with a mark", bytes: () => "\ufeffa,b\n1,2\n", file: "x.csv", expect: GOOD_TABLE },
  {
    name: "two marks, one behind the other",
    bytes: () => "\ufeff\ufeffa,b\n1,2\n",
    file: "x.csv",
    expect: { columnCount: 2, rows: [[1, 2]] },
  },
  {
    name: "UTF-16LE with a mark",
    bytes: () => utf16("a;b\n1;2\n", true, false),
    file: "x.csv",
    expect: { ...GOOD_TABLE, notes: [["ENCODING_UTF_16LE", 1]] },
  },
  {
    name: "UTF-16BE with a mark",
    bytes: () => utf16("a;b\n1;2\n", true, true),
    file: "x.csv",
    expect: { ...GOOD_TABLE, notes: [["ENCODING_UTF_16BE", 1]] },
  },
  { name: "UTF-16LE without a mark", bytes: () => utf16("a;b\n1;2\n", false, false), file: "x.csv", expect: GOOD_TABLE },
  { name: "UTF-16BE without a mark", bytes: () => utf16("a;b\n1;2\n", false, true), file: "x.csv", expect: GOOD_TABLE },
  {
    name: "UTF-16 with half a character at its end",
    bytes: () => utf16("a;b\n1;2\n", true, false).subarray(0, -1),
    file: "x.csv",
    expect: { headers: ["a", "b"] },
  },
  {
    name: "Windows-1252 with the euro sign",
    bytes: () => Buffer.from(PRICES.replaceAll("\u20ac", "\x80"), "latin1"),
    file: "x.csv",
    expect: { headers: ["name", "price"], notes: [["ENCODING_WINDOWS_1252", 1]] },
  },
  {
    name: "UTF-8 with broken bytes in the middle",
    bytes: () => Buffer.concat([Buffer.from("name,n\ncaf\u00e9,1\n"), Buffer.from([0x66, 0xe9, 0xff, 0xc0, 0x80]), Buffer.from(",2\n")]),
    file: "x.csv",
    expect: { headers: ["name", "n"], rowCount: 2 },
  },
  {
    name: "zero bytes between letters",
    bytes: () => "a,b\nx\0y,2\nz,3\n",
    file: "x.csv",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "binary" }),
  },
  {
    name: "zero bytes far into the file",
    bytes: () => `a,b\n${"k,1\n".repeat(5_000)}x\0y,2\n`,
    file: "x.csv",
    expect: { headers: ["a", "b"], rowCount: 5_001, notes: [["CHARACTERS_REPLACED", 1]] },
  },
  {
    name: "control characters in texts",
    bytes: () => `a,b\n${"word after word,1\n".repeat(20)}x\u0001y\u001bz,2\nw\u007f,3\n`,
    file: "x.csv",
    expect: { rowCount: 22 },
  },
  { name: "semicolons after a sep= line", bytes: () => "sep=;\na;b\n1;2\n", file: "x.csv", expect: GOOD_TABLE },
  { name: "a sep= line that names a letter", bytes: () => "sep=a\nb,c\n1,2\n", file: "x.csv", expect: { rowCount: 1 } },
  { name: "tabs", bytes: () => "a\tb\n1\t2\n", file: "x.tsv", expect: GOOD_TABLE },
  { name: "pipes", bytes: () => "a|b\n1|2\n", file: "x.txt", expect: GOOD_TABLE },
  {
    name: "carriage returns alone",
    bytes: () => "a,b\r1,2\r3,4\r",
    file: "x.csv",
    expect: {
      rows: [
        [1, 2],
        [3, 4],
      ],
    },
  },
  {
    name: "all three kinds of line end",
    bytes: () => "a,b\r\n1,2\n3,4\r5,6\r\n",
    file: "x.csv",
    expect: {
      rows: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    },
  },
  { name: "no line end at the end", bytes: () => "a,b\n1,2", file: "x.csv", expect: GOOD_TABLE },
  {
    name: "separators and lines within quotes",
    bytes: () => 'a,b\n"x,\ny",2\n"z""q",3\n',
    file: "x.csv",
    expect: {
      rows: [
        ["x,\ny", 2],
        ['z"q', 3],
      ],
    },
  },
  {
    name: "a quote that is never closed",
    bytes: () => `a,b\n1,2\n"x,3\n${"4,5\n".repeat(1_000)}`,
    file: "x.csv",
    expect: problem("FILE_CORRUPT", { context: "quote" }, { row: 3 }),
  },
  {
    name: "a quote that is never closed, thirty megabytes from the end",
    bytes: () => `a,b\n1,2\n"x,3\n${"4,5\n".repeat(7_500_000)}`,
    file: "x.csv",
    expect: problem("FILE_CORRUPT", { context: "quote" }, { row: 3 }),
  },
  {
    name: "rows of different width are kept, and said",
    bytes: () => "a,b\n1,2\n3\n4,5,6\n",
    file: "x.csv",
    expect: { columnCount: 3, rowCount: 3, notes: [["ROWS_RAGGED", 2]] },
  },
  {
    name: "a stray quote within a text",
    bytes: () => 'a,b\n5" pipe,2\n6" pipe,3\n',
    file: "x.csv",
    expect: {
      rows: [
        ['5" pipe', 2],
        ['6" pipe', 3],
      ],
    },
  },
  {
    name: "one line of 30 MB without any separator",
    bytes: () => "x".repeat(30_000_000),
    file: "x.csv",
    expect: problem("FILE_SUSPICIOUS", { context: "long" }, { row: 1 }),
  },
  {
    name: "one line of 12 MB, half of it separators",
    big: true,
    bytes: () => "1,".repeat(6_000_000),
    file: "x.csv",
    expect: problem("FILE_SUSPICIOUS", { context: "long" }, { row: 1 }),
  },
  {
    name: "a cell of 10 MB",
    bytes: () => `a,b\n1,2\n${"t".repeat(10_000_000)},2\nu,3\n`,
    file: "x.csv",
    expect: problem("FILE_SUSPICIOUS", { context: "long" }, { row: 3 }),
  },
  {
    name: "a cell of 5 MB within quotes and over many lines",
    bytes: () => `a,b\n"${"line\n".repeat(1_000_000)}",2\nu,3\n`,
    file: "x.csv",
    expect: { headers: ["a", "b"], rowCount: 2, longest: 5_000_000 },
  },
  {
    name: "a cell of 5 MB, every letter of two bytes",
    bytes: () => `a,b\n${"\u00e9".repeat(2_500_000)},2\nu,3\n`,
    file: "x.csv",
    expect: { headers: ["a", "b"], rowCount: 2, longest: 2_500_000 },
  },
  {
    name: "50,000 columns are cut at the limit, and said",
    bytes: () => {
      const line = (text: (index: number) => string): string => Array.from({ length: 50_000 }, (_, index) => text(index)).join(",");
      return `${line((index) => `h${index}`)}\n${line(String)}\n${line((index) => String(index * 2))}\n`;
    },
    file: "x.csv",
    expect: { columnCount: 2_000, rowCount: 2, notes: [["COLUMNS_BEYOND_LIMIT", 48_000]] },
    big: true,
  },
  {
    name: "names that every object inherits as headers and values",
    bytes: () => "__proto__,constructor,then\n__proto__,toString,length\nx,y,z\n",
    file: "x.csv",
    expect: {
      headers: ["__proto__", "constructor", "then"],
      rows: [
        ["__proto__", "toString", "length"],
        ["x", "y", "z"],
      ],
    },
  },
  {
    name: "texts that a spreadsheet would run as formulas stay texts",
    bytes: () => 'a,b\n"=HYPERLINK(""http://x"",""y"")",1\n@SUM(1),2\n+1+cmd|x,3\n',
    file: "x.csv",
    expect: {
      rows: [
        ['=HYPERLINK("http://x","y")', 1],
        ["@SUM(1)", 2],
        ["+1+cmd|x", 3],
      ],
    },
  },
  {
    name: "headers that would be SQL",
    bytes: () => '"a\'); drop table raw_1; --","b""; --"\n1,2\n',
    file: "'); drop table raw_1; --.csv",
    expect: { headers: ["a'); drop table raw_1; --", 'b"; --'], rows: [[1, 2]] },
  },
  {
    name: "codes keep their zeros and long ids their digits",
    bytes: () => "code,id\n00501,12345678901234567890\n00502,12345678901234567891\n",
    file: "x.csv",
    expect: {
      rows: [
        ["00501", "12345678901234567890"],
        ["00502", "12345678901234567891"],
      ],
    },
  },
  { name: "numbers no double holds", bytes: () => "a,b\n1e400,1\n-1e400,2\nnan,3\ninf,4\n", file: "x.csv", expect: { rowCount: 4 } },
  {
    name: "a text that starts like a PDF",
    bytes: () => "%PDF,b\n1,2\n",
    file: "x.csv",
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "PDF" }),
  },
  {
    name: "a table whose headers are named like Parquet files start",
    bytes: () => "PAR1,PAR2\n1,2\n",
    file: "x.csv",
    expect: { headers: ["PAR1", "PAR2"], rows: [[1, 2]] },
  },
  { name: "a table whose first header is PK", bytes: () => "PK,b\n1,2\n", file: "x.csv", expect: { headers: ["PK", "b"], rows: [[1, 2]] } },
  {
    name: "Shift-JIS is read without being taken for something else in silence",
    bytes: () => Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x93, 0xfa, 0x96, 0x7b, 0x2c, 0x31, 0x0a, 0x93, 0xfa, 0x2c, 0x32, 0x0a]),
    file: "x.csv",
    expect: { headers: ["a", "b"], rowCount: 2 },
  },
];
