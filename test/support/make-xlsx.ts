import { makeZip, type ZipPart } from "./make-zip.ts";

/** A cell as a test writes it: a value, or XML of its own. Days are serial numbers with `style: 1`. */
export type TestCell = string | number | boolean | null | { readonly xml: string } | { readonly serial: number; readonly style?: number };

export type TestSheet = {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** Rows from row 1. */
  readonly rows?: readonly (readonly TestCell[])[];
  /** Merged areas, as in `B1:D1`, and rows that are hidden. */
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** The inside of `<worksheet>` instead of rows. */
  readonly inside?: string;
  /** The whole part instead. */
  readonly xml?: string;
};

export type TestWorkbook = {
  readonly sheets: readonly TestSheet[];
  /** `<si>` elements of the shared strings. */
  readonly strings?: string;
  readonly date1904?: boolean;
  /** Number formats by style index, from 1: id or code. */
  readonly formats?: readonly (number | string)[];
  /** Further parts, or others in place of those made here (by name). */
  readonly parts?: readonly ZipPart[];
  /** Relationships of the workbook in addition. */
  readonly links?: string;
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A small workbook with inline strings, part by part, so that tests can put anything anywhere. */
export function makeXlsx(book: TestWorkbook): Buffer {
  const made: ZipPart[] = [
    { name: "[Content_Types].xml", data: contentTypes(book.sheets.length) },
    { name: "_rels/.rels", data: relationships([["rId1", "officeDocument", "xl/workbook.xml"]], "") },
    {
      name: "xl/workbook.xml",
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${book.date1904 === true ? ' date1904="1"' : ""}/><sheets>${book.sheets
        .map(({ name, state }, index) => {
          const shown = state === undefined ? "" : ` state="${state}"`;
          return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${shown} r:id="rId${index + 1}"/>`;
        })
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relationships(
        [
          ...book.sheets.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const),
          ["rIdStyles", "styles", "styles.xml"],
          ...(book.strings === undefined ? [] : [["rIdStrings", "sharedStrings", "sharedStrings.xml"] as const]),
        ],
        book.links ?? "",
      ),
    },
    { name: "xl/styles.xml", data: styles(book.formats ?? [14, 22]) },
    ...(book.strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: `${HEAD}<sst xmlns="${MAIN}">${book.strings}</sst>` }]),
    ...book.sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: sheetXml(sheet) })),
  ];
  const own = new Map((book.parts ?? []).map((part) => [part.name, part]));
  const kept = made.map((part) => own.get(part.name) ?? part);
  return makeZip([...kept, ...(book.parts ?? []).filter((part) => !made.some(({ name }) => name === part.name))]);
}

/** Octad goes by the relationships; other readers find the parts by these. */
function contentTypes(sheets: number): string {
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}" ContentType="${kind}.${type}+xml"/>`;
  const parts = [
    part("workbook.xml", "sheet.main"),
    part("styles.xml", "styles"),
    part("sharedStrings.xml", "sharedStrings"),
    ...Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}.xml`, "worksheet")),
  ];
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rels}<Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

function sheetXml({ rows = [], inside, xml, merges = [], hiddenRows = [] }: TestSheet): string {
  if (xml !== undefined) return xml;
  const data = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ""}>${cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`)).join("")}</row>`,
    )
    .join("");
  const merged = merges.length === 0 ? "" : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${inside ?? `<sheetData>${data}</sheetData>${merged}`}</worksheet>`;
}

function cellXml(cell: TestCell, address: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "string") return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if ("xml" in cell) return cell.xml.replaceAll("@", address);
  return `<c r="${address}" s="${cell.style ?? 1}"><v>${cell.serial}</v></c>`;
}

function relationships(items: readonly (readonly [string, string, string])[], more: string): string {
  const made = items.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("");
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${made}${more}</Relationships>`;
}

function styles(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, index) =>
    typeof format === "string" ? [`<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>`] : [],
  );
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === "string" ? 164 + index : format}"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs></styleSheet>`;
}

/** Letters of a column counted from 0, made without the product's own code. */
function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${letter(Math.floor(index / 26) - 1)}${letter(index % 26)}`;
}

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
