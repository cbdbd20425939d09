import { makeXlsx } from "../support/make-xlsx.ts";
import { makeZip } from "../support/make-zip.ts";
import { GOOD, GOOD_TABLE, type HostileCase, problem, withPart, withRows } from "./hostile-case.ts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const SHEET = "xl/worksheets/sheet1.xml";
const inline = (text: string, address: string): string =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
const AB = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';

/** reliability.md 3.3, XML that explodes: entities, definitions, depth, encodings. */
export const XML_TRICKS: readonly HostileCase[] = [
  {
    name: "entities that unfold to a billion laughs",
    bytes: () =>
      withRows(`<row r="1">${inline("&i;", "A1")}</row>`, {
        head: `<!DOCTYPE x [<!ENTITY a "ha">${"abcdefgh"
          .split("")
          .map((name, index) => `<!ENTITY ${"bcdefghi"[index]} "${`&${name};`.repeat(10)}">`)
          .join("")}]>`,
      }),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype" }, { sheet: "Data" }),
  },
  {
    name: "an external entity in the workbook part",
    bytes: () =>
      withPart({ name: "xl/workbook.xml", data: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>' }),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "xl/workbook.xml" }),
  },
  {
    name: "an external definition in the relationships",
    bytes: () => withPart({ name: "_rels/.rels", data: '<!DOCTYPE r SYSTEM "http://example.invalid/x.dtd"><Relationships/>' }),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "_rels/.rels" }),
  },
  {
    name: "a definition in the shared strings",
    bytes: () => makeXlsx({ ...GOOD, strings: "", parts: [{ name: "xl/sharedStrings.xml", data: "<!DOCTYPE x><sst/>" }] }),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "xl/sharedStrings.xml" }),
  },
  {
    name: "a definition in the styles",
    bytes: () => withPart({ name: "xl/styles.xml", data: "<!DOCTYPE x><styleSheet/>" }),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype", part: "xl/styles.xml" }),
  },
  {
    name: "a definition inside a cell",
    bytes: () => withRows('<row r="1"><c r="A1" t="str"><!ENTITY x "y"><v>1</v></c></row>'),
    expect: problem("FILE_SUSPICIOUS", { context: "doctype" }, { sheet: "Data", row: 1 }),
  },
  {
    name: "an entity nobody has defined stays as it is written",
    bytes: () => withRows(`<row r="2">${inline("&unknown;", "A2")}<c r="B2"><v>1</v></c></row>`, { headers: true }),
    expect: { headers: ["a", "b"], rows: [["&unknown;", 1]] },
  },
  {
    name: "references to characters that do not exist are shown as replaced",
    bytes: () => withRows(`<row r="2">${inline("x&#0;&#xD800;&#x110000;y", "A2")}<c r="B2"><v>1</v></c></row>`, { headers: true }),
    expect: { rows: [["x\ufffd\ufffd\ufffdy", 1]] },
  },
  {
    name: "a part nested 100,000 deep",
    bytes: () => withPart({ name: "xl/styles.xml", data: "<a>".repeat(100_000) }),
    expect: problem("FILE_SUSPICIOUS", { context: "depth", part: "xl/styles.xml" }),
  },
  {
    name: "a sheet nested 100,000 deep around its rows",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "Data",
            xml: `<worksheet ${MAIN}>${"<x>".repeat(100_000)}${"</x>".repeat(100_000)}<sheetData>${AB}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`,
          },
        ],
      }),
    expect: GOOD_TABLE,
  },
  {
    name: "an attribute of 9 MB",
    bytes: () => withRows(`<row r="1"><c r="${"A".repeat(9_000_000)}1"><v>1</v></c></row>`),
    expect: problem("FILE_SUSPICIOUS", { context: "long" }),
  },
  {
    name: "an attribute of 10 MB in the workbook part",
    bytes: () => withPart({ name: "xl/workbook.xml", data: `<workbook a="${"x".repeat(10_000_000)}"/>`, stored: true }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  {
    name: "a hundred thousand attributes in one tag",
    bytes: () =>
      withRows(`<row r="1" ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(" ")}><c r="A1"><v>1</v></c></row>`),
    expect: { rowCount: 1 },
  },
  {
    name: "a tag that is never closed, four megabytes long",
    bytes: () => withRows(`<row r="1"><c r="A1"><v>1</v></c></row><row ${" x".repeat(2_000_000)}`),
    expect: problem("FILE_CORRUPT", { context: "sheet" }, { sheet: "Data" }),
  },
  {
    name: "a comment that is never closed",
    bytes: () => withRows(`${AB}<!-- ${"-".repeat(1_000_000)}`),
    expect: problem("FILE_CORRUPT", { context: "sheet" }),
  },
  {
    name: "a sheet in UTF-16",
    bytes: () =>
      withPart({
        name: SHEET,
        data: Buffer.from(
          `\ufeff<worksheet ${MAIN}><sheetData>${AB}<row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`,
          "utf16le",
        ),
      }),
    expect: problem("FILE_SUSPICIOUS", { context: "encoding", part: SHEET }),
  },
  {
    name: "a sheet that says it is UTF-7",
    bytes: () => withRows('<row r="1"><c r="A1" t="str"><v>+ADw-x+AD4-</v></c></row>', { head: '<?xml version="1.0" encoding="UTF-7"?>' }),
    expect: problem("FILE_SUSPICIOUS", { context: "encoding", part: SHEET }),
  },
  {
    name: "shared strings in UTF-16",
    bytes: () =>
      makeXlsx({
        ...GOOD,
        strings: "",
        parts: [{ name: "xl/sharedStrings.xml", data: Buffer.from(`\ufeff<sst ${MAIN}><si><t>a</t></si></sst>`, "utf16le") }],
      }),
    expect: problem("FILE_SUSPICIOUS", { context: "encoding", part: "xl/sharedStrings.xml" }),
  },
  {
    name: "styles that say they are EBCDIC",
    bytes: () => withPart({ name: "xl/styles.xml", data: '<?xml version="1.0" encoding="IBM037"?><styleSheet/>' }),
    expect: problem("FILE_SUSPICIOUS", { context: "encoding", part: "xl/styles.xml" }),
  },
];

/** Addresses and sizes that lie, cells that repeat or lead nowhere. */
export const ADDRESSES: readonly HostileCase[] = [
  {
    name: "a dimension of the whole sheet over four cells",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "Data",
            xml: `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${AB}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`,
          },
        ],
      }),
    expect: { ...GOOD_TABLE, rowCount: 1, columnCount: 2 },
  },
  {
    name: "a cell at the last place of a sheet",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>', {
        headers: true,
      }),
    expect: { columnCount: 3, rowNumbers: [2, 1_048_576] },
  },
  {
    name: "16,384 columns of one row are cut at the limit, and said",
    bytes: () => {
      const cells = (row: number): string => Array.from({ length: 16_384 }, (_, index) => `<c><v>${row * index}</v></c>`).join("");
      return withRows(`<row r="1">${cells(1)}</row><row r="2">${cells(2)}</row>`);
    },
    expect: { columnCount: 2_000, notes: [["COLUMNS_BEYOND_LIMIT", 14_384]] },
    big: true,
  },
  {
    name: "columns beyond the last one",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="XFE2"><v>3</v></c><c r="ZZZZZZ2"><v>4</v></c></row>', {
        headers: true,
      }),
    expect: { ...GOOD_TABLE, notes: [["CELLS_BEYOND_LIMIT", 2]] },
  },
  {
    name: "row numbers no sheet has: 0, negative, 1,048,577, 4,000,000,000 (CVE-2026-128343)",
    bytes: () =>
      withRows(
        `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>${["0", "-5", "1048577", "4000000000", "99999999999999999999"].map((row) => `<row r="${row}"><c r="A${row}"><v>9</v></c></row>`).join("")}`,
        { headers: true },
      ),
    expect: { ...GOOD_TABLE, notes: [["CELLS_BEYOND_LIMIT", 5]] },
  },
  {
    name: "rows and cells without any address",
    bytes: () => withRows('<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'),
    expect: GOOD_TABLE,
  },
  {
    name: "rows that come in reverse",
    bytes: () => withRows(`<row r="3"><c r="A3"><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>${AB}`),
    expect: { notes: [["ROWS_OUT_OF_ORDER", 1]] },
  },
  {
    name: "a cell given twice: the last counts, and it is said",
    bytes: () => withRows('<row r="2"><c r="A2"><v>8</v></c><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', { headers: true }),
    expect: { ...GOOD_TABLE, notes: [["CELLS_REPEATED", 1]] },
  },
  {
    name: "an address that is no address",
    bytes: () =>
      withRows(
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="__proto__"><v>9</v></c><c r="$$"><v>9</v></c></row>',
        { headers: true },
      ),
    expect: { headers: ["a", "b"] },
  },
  {
    name: "a merge over the whole sheet",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', {
        headers: true,
        tail: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      }),
    expect: { rowCount: 1 },
  },
  {
    name: "100,000 merged areas, and a count of four billion",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', {
        headers: true,
        tail: `<mergeCells count="4000000000">${Array.from({ length: 100_000 }, (_, index) => `<mergeCell ref="E${index + 2}:F${index + 2}"/>`).join("")}</mergeCells>`,
      }),
    expect: { ...GOOD_TABLE, rowCount: 1 },
  },
  {
    name: "a merge whose reference is no reference",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', {
        headers: true,
        tail: '<mergeCells><mergeCell ref="constructor"/><mergeCell ref="ZZZZZZ1:A99999999999"/><mergeCell/><mergeCell ref="B2:A1"/></mergeCells>',
      }),
    expect: { rowCount: 1 },
  },
  {
    name: "data validation over the whole sheet (CVE-2026-128341)",
    bytes: () =>
      withRows('<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', {
        headers: true,
        tail: '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"x,y"</formula1></dataValidation></dataValidations>',
      }),
    expect: GOOD_TABLE,
  },
  {
    name: "a sheet number of a billion (CVE-2026-128342)",
    bytes: () =>
      withPart({
        name: "xl/workbook.xml",
        data: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1000000000" r:id="rId1"/></sheets></workbook>`,
      }),
    expect: GOOD_TABLE,
  },
  {
    name: "comments made to reach what every object inherits (CVE-2023-30533, CVE-2026-78207)",
    bytes: () =>
      withPart({
        name: "xl/comments1.xml",
        data: `<comments ${MAIN}><authors><author>__proto__</author></authors><commentList><comment ref="__proto__" authorId="0"><text><t>polluted</t></text></comment><comment ref="constructor" authorId="__proto__"><text/></comment></commentList></comments>`,
      }),
    expect: GOOD_TABLE,
  },
  {
    name: "10,000 columns defined over all columns",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "Data",
            xml: `<worksheet ${MAIN}><cols>${'<col min="1" max="16384" width="9" hidden="1"/>'.repeat(10_000)}</cols><sheetData>${AB}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`,
          },
        ],
      }),
    expect: { rowCount: 1 },
  },
  {
    name: "a hundred thousand defined names",
    bytes: () =>
      withPart({
        name: "xl/workbook.xml",
        data: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets><definedNames>${Array.from({ length: 100_000 }, (_, index) => `<definedName name="n${index}">Data!$A$1:$XFD$1048576</definedName>`).join("")}</definedNames></workbook>`,
      }),
    expect: GOOD_TABLE,
  },
];

/** What stands in cells. */
export const CELLS: readonly HostileCase[] = [
  {
    name: "a cell that points to no shared string",
    bytes: () => withRows('<row r="7"><c r="A7" t="s"><v>99</v></c></row>'),
    expect: problem("FILE_CORRUPT", { context: "cell" }, { sheet: "Data", row: 7 }),
  },
  {
    name: "a cell that points to string minus one",
    bytes: () => withRows('<row r="7"><c r="A7" t="s"><v>-1</v></c></row>'),
    expect: problem("FILE_CORRUPT", { context: "cell" }, { sheet: "Data", row: 7 }),
  },
  {
    name: "a cell that points to string 1e9",
    bytes: () => withRows('<row r="7"><c r="A7" t="s"><v>1e9</v></c></row>'),
    expect: problem("FILE_CORRUPT", { context: "cell" }),
  },
  {
    name: "a cell that points to a string by a number of 400 digits",
    bytes: () => withRows(`<row r="7"><c r="A7" t="s"><v>${"9".repeat(400)}</v></c></row>`),
    expect: problem("FILE_CORRUPT", { context: "cell" }),
  },
  {
    name: "a style that does not exist",
    bytes: () => withRows('<row r="2"><c r="A2" s="4000000000"><v>1</v></c><c r="B2" s="-1"><v>2</v></c></row>', { headers: true }),
    expect: GOOD_TABLE,
  },
  {
    name: "a type that does not exist",
    bytes: () => withRows('<row r="2"><c r="A2" t="__proto__"><v>1</v></c><c r="B2" t=""><v>2</v></c></row>', { headers: true }),
    expect: GOOD_TABLE,
  },
  {
    name: "numbers no double holds stay texts, beside those it does",
    bytes: () =>
      withRows(
        ["1e400", "-1e400", "NaN", "INF", "0x10", "1e-400", "5"]
          .map((value, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>${value}</v></c><c r="B${index + 2}"><v>1</v></c></row>`)
          .join(""),
        { headers: true },
      ),
    expect: { headers: ["a", "b"], rowCount: 7 },
  },
  {
    name: "a number of 100,000 digits",
    bytes: () => withRows(`<row r="2"><c r="A2"><v>0.${"3".repeat(100_000)}</v></c><c r="B2"><v>2</v></c></row>`, { headers: true }),
    expect: { rows: [[1 / 3, 2]] },
  },
  {
    name: "a number with 5,000 digits before the point",
    bytes: () => withRows(`<row r="2"><c r="A2"><v>${"9".repeat(5_000)}</v></c><c r="B2"><v>2</v></c></row>`, { headers: true }),
    expect: { rows: [["9".repeat(5_000), 2]] },
  },
  {
    name: "a cell of 7 MB",
    bytes: () =>
      withRows(`<row r="2"><c r="A2" t="str"><v>${"y".repeat(7_000_000)}</v></c><c r="B2"><v>2</v></c></row>`, { headers: true }),
    expect: { rows: [["y".repeat(7_000_000), 2]] },
  },
  {
    name: "a shared string of 9 MB",
    bytes: () => makeXlsx({ ...GOOD, strings: `<si><t>${"z".repeat(9_000_000)}</t></si>` }),
    expect: problem("FILE_SUSPICIOUS", { context: "long", part: "xl/sharedStrings.xml" }),
  },
  {
    name: "shared strings that stop in the middle",
    bytes: () => makeXlsx({ ...GOOD, strings: "", parts: [{ name: "xl/sharedStrings.xml", data: `<sst ${MAIN}><si><t>a` }] }),
    expect: problem("FILE_CORRUPT", { context: "part", part: "xl/sharedStrings.xml" }),
  },
  {
    name: "a rich text of 50,000 runs",
    bytes: () =>
      withRows(`<row r="2"><c r="A2" t="inlineStr"><is>${"<r><t>x</t></r>".repeat(50_000)}</is></c><c r="B2"><v>2</v></c></row>`, {
        headers: true,
      }),
    expect: { rows: [["x".repeat(50_000), 2]] },
  },
  {
    name: "every error a cell can hold, and one that none has",
    bytes: () =>
      withRows(
        ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#EVIL!"]
          .map(
            (code, index) =>
              `<row r="${index + 2}"><c r="A${index + 2}" t="e"><v>${code}</v></c><c r="B${index + 2}"><v>${index}</v></c></row>`,
          )
          .join(""),
        { headers: true },
      ),
    expect: {
      rowCount: 10,
      odd: ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#EVIL!"].map(
        (code, index) => [index + 2, code] as const,
      ),
    },
  },
  {
    name: "formulas with a stored value, without one, array, shared, and those that call out",
    bytes: () =>
      withRows(
        [
          "<f>1+1</f><v>2</v>",
          "<f>RAND()</f>",
          '<f t="array" ref="A4:A9">1</f><v>3</v>',
          '<f t="shared" si="0"/><v>4</v>',
          '<f>WEBSERVICE("http://example.invalid")</f><v>5</v>',
          "<f>cmd|' /C calc'!A0</f><v>6</v>",
        ]
          .map((inside, index) => `<row r="${index + 2}"><c r="A${index + 2}">${inside}</c><c r="B${index + 2}"><v>1</v></c></row>`)
          .join(""),
        { headers: true },
      ),
    expect: {
      rows: [
        [2, 1],
        [null, 1],
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 1],
      ],
      notes: [
        ["FORMULAS", 6],
        ["FORMULAS_WITHOUT_VALUE", 1],
      ],
    },
  },
  {
    name: "serial days at and beyond every border",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "Data",
            rows: [["day", "n"], ...[1, 60, 61, 2_958_465, 45_000].map((serial, index) => [{ serial }, index] as const)],
          },
        ],
      }),
    expect: { rowCount: 5 },
  },
  {
    name: "serial days no calendar has",
    bytes: () =>
      makeXlsx({
        sheets: [
          { name: "Data", rows: [["day", "n"], ...[-1, 2_958_466, 1e300, 45_000].map((serial, index) => [{ serial }, index] as const)] },
        ],
      }),
    expect: { rowCount: 4 },
  },
  {
    name: "broken UTF-8 in a cell is replaced, not fatal",
    bytes: () =>
      withPart({
        name: SHEET,
        data: Buffer.concat([
          Buffer.from('<worksheet><sheetData><row><c t="str"><v>a</v></c></row><row><c t="str"><v>x'),
          Buffer.from([0xff, 0xfe]),
          Buffer.from("y</v></c></row></sheetData></worksheet>"),
        ]),
      }),
    expect: { headers: ["a"], rows: [["x\ufffd\ufffdy"]] },
  },
  {
    name: "zero bytes in a cell",
    bytes: () => withRows('<row r="2"><c r="A2" t="str"><v>x\0y</v></c><c r="B2"><v>2</v></c></row>', { headers: true }),
    expect: { rowCount: 1 },
  },
  {
    name: "a sheet that stops in a cell",
    bytes: () => makeXlsx({ sheets: [{ name: "Data", xml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }] }),
    expect: problem("FILE_CORRUPT", undefined, { sheet: "Data" }),
  },
  {
    name: "texts that a spreadsheet would run as formulas stay texts",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "Data",
            rows: [
              ["a", "b"],
              ['=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0"],
              ["@SUM(1)", "-2+3"],
              ["\tTAB", "\uff1d1+1"],
            ],
          },
        ],
      }),
    expect: {
      rows: [
        ['=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0"],
        ["@SUM(1)", "-2+3"],
        ["\tTAB", "\uff1d1+1"],
      ],
    },
  },
  {
    name: "texts that would be SQL stay texts",
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: "'; drop table raw_1; --",
            rows: [
              ["a'); drop table raw_1; --", 'b"; --'],
              ["x'); drop table raw_1; --", "y"],
            ],
          },
        ],
      }),
    file: "it's.xlsx",
    expect: { headers: ["a'); drop table raw_1; --", 'b"; --'], rows: [["x'); drop table raw_1; --", "y"]] },
  },
];

const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "then", "length"];

/** Names of sheets and columns, what hides, macros and links. */
export const NAMES: readonly HostileCase[] = [
  {
    name: "names that every object inherits are plain text as header, value and sheet",
    bytes: () => makeXlsx({ sheets: [{ name: "__proto__", rows: [INHERITED, INHERITED] }] }),
    expect: { headers: INHERITED, rows: [INHERITED], sheets: ["__proto__"] },
  },
  {
    name: "sheets named to break a path, a page or a formula",
    bytes: () =>
      makeXlsx({
        sheets: ["../../etc/x", "CON", "<img src=x onerror=alert(1)>", "=1+1", "[]:*?/\\", "n".repeat(300), "a\u202eb"].map((name) => ({
          name,
          rows: GOOD.sheets[0]?.rows ?? [],
        })),
      }),
    expect: { sheets: ["../../etc/x", "CON", "<img src=x onerror=alert(1)>", "=1+1", "[]:*?/\\", "n".repeat(300), "a\u202eb"] },
  },
  {
    name: "sheets of the same name, of no name and same but for case",
    bytes: () => makeXlsx({ sheets: ["S", "S", "s", ""].map((name) => ({ name, rows: GOOD.sheets[0]?.rows ?? [] })) }),
    expect: { sheets: ["S", "S", "s", ""] },
  },
  {
    name: "headers that repeat, are empty, 32,767 letters long, on two lines, invisible or from right to left",
    bytes: () => {
      const headers = ["q", "q", "", "h".repeat(32_767), "two\nlines", "\u200b\u200d", "\u05d0\u05d1", "Q"];
      return makeXlsx({
        sheets: [{ name: "Data", rows: [headers, headers.map((_, index) => index), headers.map((_, index) => index * 2)] }],
      });
    },
    expect: { columnCount: 8, rowCount: 2 },
  },
  {
    name: "two thousand sheets are too many parts",
    bytes: () => makeXlsx({ sheets: Array.from({ length: 2_000 }, (_, index) => ({ name: `s${index}` })) }),
    expect: problem("FILE_SUSPICIOUS", { context: "parts", parts: 2_005, limit: 2_000 }),
  },
  {
    name: "a sheet listed a thousand times",
    bytes: () =>
      withPart({
        name: "xl/workbook.xml",
        data: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${'<sheet name="Data" sheetId="1" r:id="rId1"/>'.repeat(1_000)}</sheets></workbook>`,
      }),
    expect: GOOD_TABLE,
  },
  {
    name: "hidden and very hidden sheets are read",
    bytes: () =>
      makeXlsx({
        sheets: [
          { name: "Shown", rows: GOOD.sheets[0]?.rows ?? [] },
          { name: "Hidden", state: "hidden", rows: GOOD.sheets[0]?.rows ?? [] },
          { name: "Very", state: "veryHidden", rows: GOOD.sheets[0]?.rows ?? [] },
        ],
      }),
    expect: { sheets: ["Shown", "Hidden", "Very"] },
  },
  {
    name: "hidden rows are read, and said",
    bytes: () => withRows('<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>', { headers: true }),
    expect: { ...GOOD_TABLE, notes: [["HIDDEN_ROWS", 1]] },
  },
  {
    name: "macros and links to the outside are ignored, macros with a note",
    bytes: () =>
      makeXlsx({
        ...GOOD,
        links:
          '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="e" Type="http://x/externalLink" Target="http://example.invalid/" TargetMode="External"/>',
        parts: [{ name: "xl/vbaProject.bin", data: "x" }],
      }),
    file: "book.xlsm",
    expect: { ...GOOD_TABLE, notes: [["MACROS_IGNORED", 1]] },
  },
  {
    name: "sheets of Excel 4 macros are not read, and said",
    bytes: () =>
      makeXlsx({
        ...GOOD,
        links:
          '<Relationship Id="x4" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/>',
        parts: [
          {
            name: "xl/workbook.xml",
            data: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="Auto" sheetId="2" r:id="x4"/></sheets></workbook>`,
          },
          { name: "xl/macrosheets/sheet1.xml", data: "<xm:macrosheet/>" },
        ],
      }),
    file: "book.xlsm",
    expect: { ...GOOD_TABLE, sheets: ["Data"], notes: [["MACROS_IGNORED", 1]] },
  },
  {
    name: "a sheet whose relationship leads to a file of the disk",
    bytes: () =>
      withPart({
        name: "xl/_rels/workbook.xml.rels",
        data: '<Relationships xmlns="x"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="file:///etc/passwd"/></Relationships>',
      }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  {
    name: "a sheet whose relationship leads out of the package",
    bytes: () =>
      withPart({
        name: "xl/_rels/workbook.xml.rels",
        data: '<Relationships xmlns="x"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../../../etc/passwd"/></Relationships>',
      }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  {
    name: "a relationship to itself",
    bytes: () =>
      withPart({
        name: "_rels/.rels",
        data: '<Relationships xmlns="x"><Relationship Id="r" Type="http://x/officeDocument" Target="_rels/.rels"/></Relationships>',
      }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  { name: "a workbook without sheets", bytes: () => makeXlsx({ sheets: [] }), expect: problem("NO_USABLE_COLUMN") },
  {
    name: "a workbook of empty sheets",
    bytes: () => makeXlsx({ sheets: [{ name: "One" }, { name: "Two", inside: "<sheetData/>" }] }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  {
    name: "a header with nothing below",
    bytes: () => makeXlsx({ sheets: [{ name: "One", rows: [["a", "b"]] }] }),
    expect: problem("NO_USABLE_COLUMN"),
  },
  {
    name: "a missing workbook part",
    bytes: () => makeZip([{ name: "_rels/.rels", data: "<Relationships/>" }]),
    expect: problem("FILE_CORRUPT", { context: "part", part: "xl/workbook.xml" }),
  },
];
