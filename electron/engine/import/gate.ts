import { constants } from "node:buffer";
import { open, stat } from "node:fs/promises";
import type { Problem, ProblemCode } from "../../../shared/problem.ts";
import { ProblemError } from "../../../shared/result.ts";
import { jsonLayout } from "./json-layout.ts";
import type { JsonLayout } from "./json-records.ts";
import { ZipFile } from "./zip-file.ts";

/** What a file is by its bytes, never by its ending; a zip comes open, its directory checked. */
export type GatedFile =
  | { readonly type: "xlsx"; readonly zip: ZipFile; readonly bytes: number }
  | { readonly type: "sheetjs"; readonly format: "xls" | "xlsb" | "ods"; readonly macros: boolean; readonly bytes: number }
  | { readonly type: "parquet"; readonly bytes: number }
  | { readonly type: "json"; readonly layout: JsonLayout; readonly bytes: number }
  | { readonly type: "text"; readonly bytes: number };

/** Largest files taken: workbooks are unfolded, text streams (reliability.md 3.2). */
export const FILE_LIMITS = { workbookBytes: 200_000_000, textBytes: 2_000_000_000 } as const;

const HEAD = 8_192;
const ODS = "application/vnd.oasis.opendocument.spreadsheet";

/** Magic bytes of what people rename or send by mistake, with the name they know it by. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ["%PDF", "PDF"],
  ["\x89PNG", "PNG"],
  ["\xff\xd8\xff", "JPEG"],
  ["GIF8", "GIF"],
  ["\x1f\x8b", "gzip"],
  ["7z\xbc\xaf", "7z"],
  ["Rar!", "RAR"],
  ["SQLite format 3", "SQLite"],
  ["{\\rtf", "RTF"],
];

/** First look at a file that nobody trusts: throws a `ProblemError` that names the file and what is wrong with it. */
export async function gate(file: { readonly path: string; readonly name: string }): Promise<GatedFile> {
  const problem = (code: ProblemCode, detail: Problem["detail"] = {}): ProblemError => new ProblemError({ code, file: file.name, detail });
  const bytes = await sizeOf(file.path, problem);
  if (bytes === 0) throw problem("FILE_EMPTY");
  const head = await firstBytes(file.path, problem);
  const magic = head.toString("latin1", 0, 16);

  if (magic.startsWith("PK\x03\x04") || magic.startsWith("PK\x05\x06")) {
    limit(bytes, FILE_LIMITS.workbookBytes, problem);
    return gateZip(file, bytes, problem);
  }
  if (magic.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    limit(bytes, FILE_LIMITS.workbookBytes, problem);
    const kind = await compoundKind(file.path, bytes);
    if (kind === "encrypted") throw problem("FILE_ENCRYPTED");
    if (kind === "other") throw problem("FILE_TYPE_UNSUPPORTED", { type: "Office 97" });
    return { type: "sheetjs", format: "xls", macros: kind === "xls with macros", bytes };
  }
  const binary = isBinary(head);
  // A header such as "PAR1;PAR2" is text; the mark stands at both ends of the file.
  if (/^PAR[1E]/.test(magic) && (binary || (await lastBytes(file.path, bytes, 4)) === magic.slice(0, 4))) {
    if (magic.startsWith("PARE")) throw problem("FILE_ENCRYPTED");
    limit(bytes, FILE_LIMITS.textBytes, problem);
    if ((await lastBytes(file.path, bytes, 4)) !== "PAR1") throw problem("FILE_CORRUPT", { context: "truncated" });
    return { type: "parquet", bytes };
  }
  const foreign = FOREIGN.find(([start]) => magic.startsWith(start));
  // Only what is not text can be one of the binary formats.
  if (foreign !== undefined && (binary || /^(%PDF|\{\\rtf)/.test(magic))) throw problem("FILE_TYPE_UNSUPPORTED", { type: foreign[1] });
  const markup = markupKind(head);
  if (markup === "JSON" && !binary) {
    const layout = jsonLayout(headText(head), file.name);
    if (layout !== null) {
      limit(bytes, FILE_LIMITS.textBytes, problem);
      return { type: "json", layout, bytes };
    }
  }
  if (markup !== null) throw problem("FILE_TYPE_UNSUPPORTED", { type: markup });
  if (binary) throw problem("FILE_TYPE_UNSUPPORTED", { type: "binary" });
  limit(bytes, FILE_LIMITS.textBytes, problem);
  return { type: "text", bytes };
}

type Refuse = (code: ProblemCode, detail?: Problem["detail"]) => ProblemError;

async function sizeOf(path: string, problem: Refuse): Promise<number> {
  try {
    const facts = await stat(path);
    // A pipe or a device would never end, so it is refused before it is opened.
    if (!facts.isFile()) throw problem("FILE_UNREADABLE", { context: facts.isDirectory() ? "folder" : "special" });
    return facts.size;
  } catch (error) {
    throw asProblem(error, problem);
  }
}

async function firstBytes(path: string, problem: Refuse): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      const head = Buffer.alloc(HEAD);
      const { bytesRead } = await file.read(head, 0, HEAD, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asProblem(error, problem);
  }
}

function asProblem(error: unknown, problem: Refuse): unknown {
  if (error instanceof ProblemError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOENT" || code === "ENOTDIR") return problem("FILE_NOT_FOUND");
  return code === "" ? error : problem("FILE_UNREADABLE", { cause: code });
}

function limit(bytes: number, most: number, problem: Refuse): void {
  if (bytes > Math.min(most, constants.MAX_LENGTH)) {
    throw problem("FILE_TOO_LARGE", { mb: Math.round(bytes / 1_000_000), limitMb: Math.round(most / 1_000_000) });
  }
}

async function gateZip(file: { readonly path: string; readonly name: string }, bytes: number, problem: Refuse): Promise<GatedFile> {
  const zip = await ZipFile.open(file.path, file.name, bytes);
  let keep = false;
  try {
    const names = [...zip.entries.keys()].map((name) => name.toLowerCase());
    const mime = zip.find("mimetype");
    if (mime !== null && (await zip.read(mime, 1_000)).toString("latin1").trim().startsWith(ODS)) {
      const manifest = zip.find("META-INF/manifest.xml");
      if (manifest !== null && (await zip.read(manifest)).includes("encryption-data")) throw problem("FILE_ENCRYPTED");
      const macros = names.some((name) => /^(basic|scripts)\/.+\/.+/.test(name));
      return { type: "sheetjs", format: "ods", macros, bytes };
    }
    if (names.includes("xl/workbook.bin")) {
      return { type: "sheetjs", format: "xlsb", macros: names.some((name) => /^xl\/(vbaproject|macrosheets\/)/.test(name)), bytes };
    }
    if (names.includes("_rels/.rels") && !names.some((name) => name.startsWith("word/") || name.startsWith("ppt/"))) {
      keep = true;
      return { type: "xlsx", zip, bytes };
    }
    const type = names.some((name) => name.startsWith("word/"))
      ? "Word"
      : names.some((name) => name.startsWith("ppt/"))
        ? "PowerPoint"
        : names.some((name) => name.endsWith(".iwa"))
          ? "Numbers"
          : "zip";
    throw problem("FILE_TYPE_UNSUPPORTED", { type });
  } finally {
    if (!keep) await zip.close();
  }
}

/** Names of streams in a compound file stand in UTF-16; which ones there are tells what it is. */
async function compoundKind(path: string, bytes: number): Promise<"encrypted" | "xls" | "xls with macros" | "other"> {
  const has = { encrypted: false, workbook: false, macros: false };
  const encrypted = Buffer.from("EncryptedPackage", "utf16le");
  const macros = Buffer.from("_VBA_PROJECT", "utf16le");
  const names = [Buffer.from("Workbook\0", "utf16le"), Buffer.from("Book\0", "utf16le")];
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(1 << 20);
    for (let at = 0; at < bytes; at += block.length - 64) {
      const { bytesRead } = await file.read(block, 0, block.length, at);
      const window = block.subarray(0, bytesRead);
      has.encrypted ||= window.includes(encrypted);
      has.macros ||= window.includes(macros);
      has.workbook ||= names.some((name) => window.includes(name));
    }
  } finally {
    await file.close();
  }
  if (has.encrypted) return "encrypted";
  if (!has.workbook) return "other";
  return has.macros ? "xls with macros" : "xls";
}

/** Web pages and XML that are named like workbooks; JSON, which is a table only where it is a list of records. */
function markupKind(head: Buffer): string | null {
  const text = headText(head).slice(0, 512).toLowerCase();
  if (/^<!doctype html|^<html|^<head|^<body|^<table|^<div|^<meta/.test(text)) return "HTML";
  if (/^<\?xml|^<!doctype|^<[a-z]+[\s>:]/.test(text)) return text.includes("<html") ? "HTML" : "XML";
  if (/^[[{]\s*["{[\]}]/.test(text)) return "JSON";
  return null;
}

function headText(head: Buffer): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || head[1] === 0;
  return head
    .toString(wide ? "utf16le" : "utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
}

async function lastBytes(path: string, bytes: number, count: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(count);
    const { bytesRead } = await file.read(block, 0, count, Math.max(0, bytes - count));
    return block.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Zero bytes that are no UTF-16, or many control characters. */
function isBinary(head: Buffer): boolean {
  const bom = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  let zeros = 0;
  let evenZeros = 0;
  let controls = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0;
    if (byte === 0) {
      zeros++;
      if (at % 2 === 0) evenZeros++;
    } else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls++;
  }
  if (bom) return false;
  const half = head.length / 2;
  const utf16 = zeros > half * 0.5 && (evenZeros === 0 || evenZeros === zeros || Math.max(evenZeros, zeros - evenZeros) > zeros * 0.95);
  if (utf16) return false;
  return zeros > 0 || controls > head.length * 0.02;
}
