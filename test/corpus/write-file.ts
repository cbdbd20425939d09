import XLSX from "@e965/xlsx";
import { dayFromNumber, dayNumber } from "../../shared/calendar.ts";
import { makeXlsx, type TestCell } from "../support/make-xlsx.ts";
import type { Dialect, FileCell, LabelledFile } from "./labelled.ts";
import { layOut } from "./lay-out.ts";
import { clockText } from "./writing.ts";

/** The bytes of a labelled file. */
export function fileBytes(file: LabelledFile): Uint8Array {
  switch (file.format) {
    case "xlsx":
      return workbook(file);
    case "ods":
    case "xls":
      return otherWorkbook(file, file.format);
    case "csv":
      return textFile(file);
    case "jsonl":
      return jsonLines(file);
  }
}

function workbook({ tables }: LabelledFile): Uint8Array {
  const formats: string[] = [];
  const styleOf = (format: string): number => {
    const at = formats.indexOf(format);
    return at >= 0 ? at + 1 : formats.push(format);
  };
  const sheets = tables.map((table, index) => ({
    name: table.sheet ?? `Sheet${index + 1}`,
    ...(table.hidden === true ? { state: "hidden" as const } : {}),
    rows: layOut(table).rows.map((row) => row.map((cell) => xlsxCell(cell, styleOf))),
  }));
  return makeXlsx({ sheets, formats: formats.length === 0 ? ["General"] : formats });
}

function xlsxCell(cell: FileCell, styleOf: (format: string) => number): TestCell {
  if (cell === null) return null;
  switch (cell.is) {
    case "text":
      return cell.text;
    case "number":
      return cell.format === undefined ? cell.number : { serial: cell.number, style: styleOf(cell.format) };
    case "date":
      return { serial: cell.serial, style: styleOf(cell.format) };
    case "flag":
      return cell.flag;
    case "error":
      return { xml: `<c r="@" t="e"><v>${cell.error}</v></c>` };
  }
}

const ERROR_CODES: Readonly<Record<string, number>> = { "#N/A": 0x2a, "#DIV/0!": 0x07, "#REF!": 0x17 };

function otherWorkbook({ tables }: LabelledFile, format: "ods" | "xls"): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [index, table] of tables.entries()) {
    const sheet: XLSX.WorkSheet = {};
    const { rows } = layOut(table);
    for (const [r, row] of rows.entries())
      for (const [c, cell] of row.entries()) {
        const made = sheetJsCell(cell, format);
        if (made !== null) sheet[XLSX.utils.encode_cell({ r, c })] = made;
      }
    sheet["!ref"] = XLSX.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: Math.max(0, rows.length - 1), c: Math.max(0, ...rows.map((row) => row.length - 1)) },
    });
    XLSX.utils.book_append_sheet(book, sheet, table.sheet ?? `Sheet${index + 1}`);
  }
  const bytes: unknown = XLSX.write(book, { type: "buffer", bookType: format === "xls" ? "biff8" : "ods" });
  if (!(bytes instanceof Uint8Array)) throw new Error("otherWorkbook requires bytes from the writer");
  return bytes;
}

function sheetJsCell(cell: FileCell, format: "ods" | "xls"): XLSX.CellObject | null {
  if (cell === null) return null;
  switch (cell.is) {
    case "text":
      return { t: "s", v: cell.text };
    case "number":
      return { t: "n", v: cell.number, ...(cell.format === undefined ? {} : { z: cell.format }) };
    case "date":
      // SheetJS warns of a space in a format of an ods; the time of day is in the value all the same.
      return { t: "n", v: cell.serial, z: format === "ods" ? cell.format.replace(/ .*/, "") : cell.format };
    case "flag":
      return { t: "b", v: cell.flag };
    case "error":
      // SheetJS leaves errors out of an ods.
      return format === "ods" ? { t: "s", v: cell.error } : { t: "e", v: ERROR_CODES[cell.error] ?? 0x2a };
  }
}

function textFile({ tables, dialect }: LabelledFile): Uint8Array {
  const [table] = tables;
  if (table === undefined || dialect === undefined) throw new Error("textFile requires one table and a dialect");
  const lines = layOut(table).rows.map((row) => row.map((cell) => quoted(cellText(cell), dialect)).join(dialect.delimiter));
  const text = `${dialect.separatorLine === true ? `sep=${dialect.delimiter}${dialect.lineEnd}` : ""}${lines.join(dialect.lineEnd)}${dialect.lineEnd}`;
  switch (dialect.encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`);
    case "utf-16le":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "windows-1252":
      return ansi(text);
  }
}

/** Windows-1252: Latin-1, and the euro and typographic marks in its own places. */
function ansi(text: string): Uint8Array {
  const own = new Map(
    [..."\u20ac\u201a\u2026\u2018\u2019\u201c\u201d\u2013\u2014"].map((sign, index) => [
      sign,
      [0x80, 0x82, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97][index] ?? 0x3f,
    ]),
  );
  return Uint8Array.from([...text].map((sign) => own.get(sign) ?? (sign.charCodeAt(0) < 256 ? sign.charCodeAt(0) : 0x3f)));
}

/** True when Windows-1252 can hold it. */
export const isAnsi = (text: string): boolean =>
  [...text].every((sign) => sign.charCodeAt(0) < 256 || "\u20ac\u201a\u2026\u2018\u2019\u201c\u201d\u2013\u2014".includes(sign));

export function cellText(cell: FileCell): string {
  if (cell === null) return "";
  switch (cell.is) {
    case "text":
      return cell.text;
    case "number":
      return String(cell.number);
    case "date": {
      const day = Math.floor(cell.serial);
      const seconds = Math.round((cell.serial - day) * 86_400);
      const text = dayFromNumber(day + dayNumber("1899-12-30"));
      return seconds === 0 ? text : `${text} ${clockText(seconds)}`;
    }
    case "flag":
      return cell.flag ? "TRUE" : "FALSE";
    case "error":
      return cell.error;
  }
}

function quoted(text: string, { delimiter, quoteAll }: Dialect): string {
  return quoteAll === true || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonLines({ tables }: LabelledFile): Uint8Array {
  const [table] = tables;
  if (table === undefined) throw new Error("jsonLines requires one table");
  const records = Math.max(...table.columns.map(({ cells }) => cells.length));
  const lines = Array.from({ length: records }, (_, at) =>
    JSON.stringify(
      Object.fromEntries(
        table.columns.map(({ heading, cells }) => {
          const cell = cells[at]?.cell ?? null;
          return [heading, cell === null ? null : cell.is === "number" ? cell.number : cell.is === "flag" ? cell.flag : cellText(cell)];
        }),
      ),
    ),
  );
  return Buffer.from(`${lines.join("\n")}\n`);
}
