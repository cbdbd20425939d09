import * as XLSX from "@e965/xlsx";
import type { ReadCell } from "./read-cells.ts";

/** A difference between the two readers that is meant: what each does, and how such a pair of cells is told. */
export type Rule = {
  readonly name: string;
  readonly octad: string;
  readonly sheetJs: string;
  readonly explains: (octad: ReadCell | undefined, sheetJs: ReadCell | undefined, date1904: boolean) => boolean;
};

/** The table of docs/opening-files.md; a difference that none of these explains is a fault of one of the readers. */
export const RULES: readonly Rule[] = [
  {
    name: "dates",
    octad: "a number that its format shows as a date is a date",
    sheetJs: "a serial number",
    explains: (octad, sheetJs, date1904) =>
      octad?.is === "date" &&
      sheetJs?.is === "number" &&
      isDate(sheetJs.format) &&
      Math.abs(octad.value - daysOf(sheetJs.value, date1904)) < 1e-9,
  },
  {
    name: "days no calendar has",
    octad: "a serial number shown as a date outside 1900–9999, or 29 February 1900, is kept as the text of the number",
    sheetJs: "a serial number",
    explains: (octad, sheetJs, date1904) =>
      octad?.is === "text" &&
      sheetJs?.is === "number" &&
      isDate(sheetJs.format) &&
      !isCalendarDay(sheetJs.value, date1904) &&
      Number(octad.value) === sheetJs.value,
  },
  {
    name: "blank texts",
    octad: "a text of nothing but white space is no cell",
    sheetJs: "a text; a no-break space that is given by its number comes as U+FFFD",
    explains: (octad, sheetJs) =>
      octad === undefined && sheetJs?.is === "text" && (decodeEscapes(sheetJs.value).trim() === "" || sheetJs.value === "\ufffd"),
  },
  {
    name: "references decoded twice",
    octad: "`&amp;#65;` is the text `&#65;`",
    sheetJs: "`A`",
    explains: inTexts((octad, sheetJs) => decodeReferences(octad) === sheetJs),
  },
  {
    name: "escapes decoded twice or not at all",
    octad: "`_x005F_x0041_` is the text `_x0041_`, wherever it stands",
    sheetJs: "`A` in shared strings and inline texts, `_x005F_x0041_` in results of formulas",
    explains: inTexts((octad, sheetJs) => decodeEscapes(octad) === sheetJs || decodeEscapes(sheetJs) === octad),
  },
  {
    name: "numbered references cut to a byte",
    octad: "`&#26085;` is 日",
    sheetJs: "the last eight bits of the number, in results of formulas taken for UTF-8",
    explains: inTexts(
      (octad, sheetJs) =>
        Buffer.from(octad, "latin1").toString("utf8") === sheetJs ||
        (octad.length === sheetJs.length &&
          [...Array(octad.length).keys()].every((at) => isSameOrCut(octad.charCodeAt(at), sheetJs.charCodeAt(at)))),
    ),
  },
];

function inTexts(explains: (octad: string, sheetJs: string) => boolean): Rule["explains"] {
  return (octad, sheetJs) => octad?.is === "text" && sheetJs?.is === "text" && explains(octad.value, sheetJs.value);
}

const isDate = (format: string | undefined): boolean => format !== undefined && Boolean(XLSX.SSF.is_date(format));

/** Days since 1970-01-01 of a serial number, counted as the specification says, 29 February 1900 included. */
function daysOf(serial: number, date1904: boolean): number {
  if (date1904) return serial - 24_107;
  return serial - (serial < 60 ? 25_568 : 25_569);
}

function isCalendarDay(serial: number, date1904: boolean): boolean {
  const days = daysOf(serial, date1904);
  const leapDay = !date1904 && Math.floor(serial) === 60;
  return serial >= 0 && !leapDay && days >= -25_567 && days < 2_932_897;
}

const decodeReferences = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const decodeEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const isSameOrCut = (octad: number, sheetJs: number): boolean => octad === sheetJs || (octad & 0xff) === sheetJs;
