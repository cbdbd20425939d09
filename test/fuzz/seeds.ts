import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { quoteText, Store } from "../../electron/engine/store.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import type { FuzzFormat } from "./mutate.ts";

export type FuzzSeed = { readonly name: string; readonly format: FuzzFormat; readonly bytes: Buffer };

const TABLE: readonly (readonly (string | number | boolean | null)[])[] = [
  ["Customer", "NPS", "Answered", "Comment", "Active"],
  ["C-001", 9, 45_000, "très bien", true],
  ["C-002", 3, 45_001.5, 'too "slow", really', false],
  ["C-003", null, 45_002, "", true],
  ["C-004", 10, null, "ok\nfine", null],
];

const AREAS = [{ s: { r: 6, c: 0 }, e: { r: 7, c: 2 } }];

/** Honest small files of every format, from which the fuzzer makes others. */
export async function fuzzSeeds(): Promise<readonly FuzzSeed[]> {
  const csv = TABLE.map((row) =>
    row.map((cell) => (typeof cell === "string" && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : `${cell ?? ""}`)).join(","),
  ).join("\n");
  const semicolons = "Nom;Note;Jour;Prix\nAnne;9;03/04/2026;1 234,50 €\nBé;3;13/04/2026;12,5\n;;;\nTotal;12;;1 247,00\n";
  const records = TABLE.slice(1).map((row) =>
    Object.fromEntries((TABLE[0] ?? []).map((header, index) => [String(header), row[index] ?? null])),
  );
  return [
    { name: "plain.xlsx", format: "xlsx", bytes: plainXlsx() },
    { name: "rich.xlsx", format: "xlsx", bytes: richXlsx() },
    { name: "sheetjs.xlsx", format: "xlsx", bytes: written("xlsx") },
    { name: "old.xls", format: "xls", bytes: written("xls") },
    { name: "older.xls", format: "xls", bytes: written("biff5") },
    { name: "binary.xlsb", format: "xlsb", bytes: written("xlsb") },
    { name: "open.ods", format: "ods", bytes: written("ods") },
    { name: "comma.csv", format: "csv", bytes: Buffer.from(csv) },
    { name: "semicolon.csv", format: "csv", bytes: Buffer.from(`\ufeff${semicolons}`) },
    {
      name: "long.csv",
      format: "csv",
      bytes: Buffer.from(
        `id,n,day\n${Array.from({ length: 3_000 }, (_, index) => `k${index},${index % 11},2026-01-${String(1 + (index % 28)).padStart(2, "0")}`).join("\n")}\n`,
      ),
    },
    { name: "records.jsonl", format: "jsonl", bytes: Buffer.from(`${records.map((record) => JSON.stringify(record)).join("\n")}\n`) },
    { name: "array.json", format: "jsonl", bytes: Buffer.from(JSON.stringify(records, null, 1)) },
    ...(await parquetSeeds()),
  ];
}

function plainXlsx(): Buffer {
  return makeXlsx({ sheets: [{ name: "Answers", rows: TABLE.map((row) => [...row]) }] });
}

/** Shared strings, styles, formulas, merged and hidden things, two sheets, macros. */
function richXlsx(): Buffer {
  const shared = ["Customer", "Day", "Score", "Anna &amp; co", "_x000D_"]
    .map((text) => `<si><t xml:space="preserve">${text}</t></si>`)
    .join("");
  const rows = [
    ["A", "B", "C"].map((column, index) => `<c r="${column}1" t="s"><v>${index}</v></c>`).join(""),
    '<c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>45000</v></c><c r="C2"><f>4+5</f><v>9</v></c>',
    '<c r="A3" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="B3" s="2"><v>45001.25</v></c><c r="C3" t="e"><v>#N/A</v></c>',
    '<c r="A4" t="str"><v><![CDATA[x<y]]></v></c><c r="B4" t="d"><v>2026-02-03</v></c><c r="C4" t="b"><v>1</v></c>',
  ];
  const data = rows.map((cells, index) => `<row r="${index + 1}"${index === 2 ? ' hidden="1"' : ""}>${cells}</row>`).join("");
  return makeXlsx({
    sheets: [
      {
        name: "Data",
        inside: `<dimension ref="A1:C4"/><sheetData>${data}</sheetData><mergeCells count="1"><mergeCell ref="A6:C6"/></mergeCells>`,
      },
      {
        name: "Hidden",
        state: "hidden",
        rows: [
          ["k", "v"],
          ["a", 1.5],
          ["b", -2e10],
        ],
      },
    ],
    strings: shared,
    formats: [14, "dd/mm/yyyy hh:mm", "0.0%"],
    links: '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
    parts: [{ name: "xl/vbaProject.bin", data: "macro" }],
  });
}

function written(bookType: "xlsx" | "xls" | "biff5" | "xlsb" | "ods"): Buffer {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(TABLE.map((row) => [...row]));
  sheet["!merges"] = AREAS;
  XLSX.utils.book_append_sheet(book, sheet, "Data");
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ["k", "v"],
      ["a", 1],
      ["b", 2],
    ]),
    "More",
  );
  return Buffer.from(XLSX.write(book, { type: "buffer", bookType, bookSST: bookType === "xls", compression: true }) as Uint8Array);
}

async function parquetSeeds(): Promise<readonly FuzzSeed[]> {
  const folder = mkdtempSync(join(tmpdir(), "octad-fuzz-"));
  const store = await Store.open();
  try {
    const seeds: FuzzSeed[] = [];
    for (const codec of ["uncompressed", "snappy", "zstd"]) {
      const path = join(store.scratch, `${codec}.parquet`);
      await store.run(
        `copy (select 'C-' || i as id, i % 11 as nps, date '2026-01-01' + i::integer as day, i * 1.5 as amount, [i, i + 1] as list, {'a': i, 'b': 'x' || i} as nested, i % 2 = 0 as flag
           from range(300) t(i)) to ${quoteText(path)} (format parquet, codec '${codec}', row_group_size 122880)`,
      );
      seeds.push({ name: `${codec}.parquet`, format: "parquet", bytes: readFileSync(path) });
    }
    return seeds;
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
