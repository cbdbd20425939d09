import { ProblemError } from "../../../shared/result.ts";
import { builtinFormatKind, formatKind } from "./number-format.ts";
import { walkXml } from "./xml-events.ts";
import type { ZipEntry } from "./zip-directory.ts";
import type { ZipFile } from "./zip-file.ts";

/** A sheet as the workbook part lists it. */
export type XlsxSheet = { readonly name: string; readonly hidden: boolean; readonly entry: ZipEntry };

/** What must be known of a workbook before its cells are read. */
export type XlsxPackage = {
  readonly sheets: readonly XlsxSheet[];
  readonly strings: ZipEntry | null;
  /** By cell style index: how a number in such a cell is shown (`CELL_KIND`). */
  readonly styles: Uint8Array;
  /** Days count from 1904-01-01 instead of 1900-01-01. */
  readonly date1904: boolean;
  readonly macros: boolean;
  /** Listed sheets whose part is no worksheet (charts, dialogs) or is missing. */
  readonly skipped: number;
};

/** What a cell style makes of a number. */
export const CELL_KIND = { number: 0, date: 1, time: 2 } as const;

type Relationship = { readonly id: string; readonly type: string; readonly target: string };

/** Reads workbook, relationships and styles. Throws a `ProblemError` where a part that must be there is not. */
export async function readXlsxPackage(zip: ZipFile, file: string): Promise<XlsxPackage> {
  const root = await relationships(zip, file, "_rels/.rels", "");
  const office = root.find((one) => one.type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  const workbook = zip.find(office);
  if (workbook === null) throw new ProblemError({ code: "FILE_CORRUPT", file, detail: { context: "part", part: office } });
  const folder = office.slice(0, office.lastIndexOf("/") + 1);
  const links = await relationships(zip, file, `${folder}_rels/${office.slice(folder.length)}.rels`, folder);

  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let date1904 = false;
  walkXml(await zip.read(workbook), file, office, {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = /^(1|true|on)$/i.test(attributes.get("date1904") ?? "");
      if (name === "sheet") {
        listed.push({
          name: attributes.get("name") ?? "",
          id: attributes.get("id") ?? "",
          hidden: /^(hidden|veryhidden)$/i.test(attributes.get("state") ?? ""),
        });
      }
    },
  });
  const taken = new Set<ZipEntry>();
  const sheets = listed.flatMap(({ name, id, hidden }): XlsxSheet[] => {
    const link = links.find((one) => one.id === id);
    const entry = link === undefined || !link.type.endsWith("/worksheet") ? null : zip.find(link.target);
    // A part that is listed twice is no second sheet: no program writes that, and a small file could ask for any number.
    if (entry === null || taken.has(entry)) return [];
    taken.add(entry);
    return [{ name, hidden, entry }];
  });
  const stylesPart = links.find((one) => one.type.endsWith("/styles"))?.target;
  const stringsPart = links.find((one) => one.type.endsWith("/sharedStrings"))?.target;
  const stylesEntry = stylesPart === undefined ? null : zip.find(stylesPart);
  return {
    sheets,
    strings: stringsPart === undefined ? null : zip.find(stringsPart),
    styles: stylesEntry === null ? new Uint8Array(0) : readStyles(await zip.read(stylesEntry), file, stylesEntry.name),
    date1904,
    macros: links.some((one) => /\/(vbaProject|xl(Intl)?Macrosheet)$/.test(one.type)),
    skipped: listed.length - sheets.length,
  };
}

async function relationships(zip: ZipFile, file: string, part: string, folder: string): Promise<readonly Relationship[]> {
  const entry = zip.find(part);
  if (entry === null) return [];
  const found: Relationship[] = [];
  walkXml(await zip.read(entry), file, part, {
    open: (name, attributes) => {
      // What lies outside the package is never followed.
      if (name !== "Relationship" || attributes.get("TargetMode") === "External") return;
      found.push({
        id: attributes.get("Id") ?? "",
        type: attributes.get("Type") ?? "",
        target: resolve(folder, attributes.get("Target") ?? ""),
      });
    },
  });
  return found;
}

/** A target is relative to the folder of its source part, or absolute within the package. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function readStyles(bytes: Buffer, file: string, part: string): Uint8Array {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  walkXml(bytes, file, part, {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) formats.push(Number(attributes.get("numFmtId") ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return Uint8Array.from(formats, (id) => {
    // A workbook may give an id below 164 a code of its own; the code it states is what is shown.
    const code = codes.get(id);
    return CELL_KIND[code === undefined ? (builtinFormatKind(id) ?? "number") : formatKind(code)];
  });
}
