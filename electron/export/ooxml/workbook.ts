import { type Cell, cellXml, columnName, SharedStrings } from "./cell.ts";
import { Links, officeLink, type Part, RELATIONSHIPS_NAMESPACE, writePackage } from "./package.ts";
import { linkProperties, propertyParts } from "./properties.ts";
import { stylesXml } from "./workbook-styles.ts";
import { closeTag, document, documentOf, element, literal, openTag, sequence, text, type Xml } from "./xml.ts";

export type { Cell } from "./cell.ts";

export type Sheet = {
  /** At most 31 characters, none of `[ ] : * ? / \`, not empty, unlike the others in more than case. */
  readonly name: string;
  readonly rows: Iterable<readonly Cell[]>;
  /** In characters of the default font, by column. */
  readonly columnWidths?: readonly number[];
  /** The first row is a header: bold, tinted, and it stays when the sheet is scrolled. */
  readonly freezeHeader?: boolean;
};

export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly date1904?: boolean;
  /** False = without title and application: for a workbook inside another file. */
  readonly hasProperties?: boolean;
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;

/** An xlsx file. The same book gives the same bytes on every machine. */
export function writeWorkbook(book: Workbook): Uint8Array {
  checkNames(book.sheets);
  const date1904 = book.date1904 === true;
  const strings = new SharedStrings();
  const links = new Links();
  const sheetParts: Part[] = [];
  const entries: Xml[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    const name = `/xl/worksheets/sheet${index + 1}.xml`;
    const bytes = documentOf(sheetPieces(sheet, index === 0, strings, date1904));
    sheetParts.push({ name, contentType: `${SHEET_TYPE}.worksheet+xml`, bytes, links: new Links() });
    entries.push(element("sheet", { name: sheet.name, sheetId: index + 1, "r:id": links.add(officeLink("worksheet"), name) }));
  }
  links.add(officeLink("styles"), "/xl/styles.xml");
  links.add(officeLink("sharedStrings"), "/xl/sharedStrings.xml");
  const workbook = element(
    "workbook",
    { xmlns: MAIN, "xmlns:r": RELATIONSHIPS_NAMESPACE },
    date1904 ? element("workbookPr", { date1904: true }) : null,
    literal`<bookViews><workbookView/></bookViews>`,
    element("sheets", null, ...entries),
  );
  const root = new Links();
  root.add(officeLink("officeDocument"), "/xl/workbook.xml");
  const hasProperties = book.hasProperties !== false;
  if (hasProperties) linkProperties(root);
  return writePackage(
    [
      { name: "/xl/workbook.xml", contentType: `${SHEET_TYPE}.sheet.main+xml`, bytes: document(workbook), links },
      ...sheetParts,
      { name: "/xl/styles.xml", contentType: `${SHEET_TYPE}.styles+xml`, bytes: document(stylesXml(MAIN)), links: new Links() },
      {
        name: "/xl/sharedStrings.xml",
        contentType: `${SHEET_TYPE}.sharedStrings+xml`,
        bytes: documentOf(stringPieces(strings)),
        links: new Links(),
      },
      ...(hasProperties ? propertyParts("", "en") : []),
    ],
    root,
  );
}

function checkNames(sheets: readonly Sheet[]): void {
  if (sheets.length === 0) throw new Error("writeWorkbook requires at least one sheet, got none");
  const seen = new Set<string>();
  for (const { name } of sheets) {
    const isLegal = name.length >= 1 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name);
    if (!isLegal || seen.has(name.toLowerCase())) throw new Error(`writeWorkbook requires legal, unique sheet names, got ${name}`);
    seen.add(name.toLowerCase());
  }
}

/** A sheet's markup comes in blocks of rows: a sheet of a million rows is longer than one string can be. */
function* sheetPieces(sheet: Sheet, isFirst: boolean, strings: SharedStrings, date1904: boolean): Generator<Xml> {
  yield openTag("worksheet", { xmlns: MAIN });
  yield viewXml(isFirst, sheet.freezeHeader === true);
  if (sheet.columnWidths !== undefined && sheet.columnWidths.length > 0) yield columnsXml(sheet.columnWidths);
  yield openTag("sheetData", null);
  let block: Xml[] = [];
  let number = 0;
  for (const cells of sheet.rows) {
    number++;
    if (number > ROWS_MAX) throw new Error(`writeWorkbook requires at most ${ROWS_MAX} rows in a sheet, got more in ${sheet.name}`);
    block.push(rowXml(cells, number, sheet.freezeHeader === true && number === 1, strings, date1904));
    if (block.length === 1000) {
      yield sequence(block);
      block = [];
    }
  }
  yield sequence(block);
  yield closeTag("sheetData");
  yield closeTag("worksheet");
}

function rowXml(cells: readonly Cell[], number: number, isHeader: boolean, strings: SharedStrings, date1904: boolean): Xml {
  if (cells.length > COLUMNS_MAX) throw new Error(`writeWorkbook requires at most ${COLUMNS_MAX} columns, got ${cells.length}`);
  const written = cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, isHeader, strings, date1904));
  return element("row", { r: number }, ...written);
}

function viewXml(isFirst: boolean, freezeHeader: boolean): Xml {
  return element(
    "sheetViews",
    null,
    element(
      "sheetView",
      { tabSelected: isFirst ? true : undefined, workbookViewId: 0 },
      freezeHeader ? literal`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` : null,
      freezeHeader ? literal`<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>` : null,
    ),
  );
}

const columnsXml = (widths: readonly number[]): Xml =>
  element("cols", null, ...widths.map((width, index) => element("col", { min: index + 1, max: index + 1, width, customWidth: true })));

function* stringPieces(strings: SharedStrings): Generator<Xml> {
  yield openTag("sst", { xmlns: MAIN, count: strings.uses, uniqueCount: strings.size });
  let block: Xml[] = [];
  for (const content of strings.texts) {
    block.push(element("si", null, element("t", null, text(content))));
    if (block.length === 1000) {
      yield sequence(block);
      block = [];
    }
  }
  yield sequence(block);
  yield closeTag("sst");
}
