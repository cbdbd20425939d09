/**
 * Reads a workbook with SheetJS and hands out the cells that exist, row by row. Never by the sheet's stated range, which a
 * hostile file sets to anything. This one file is plain JavaScript because it runs in two ways: called within the engine, and as the
 * whole program of a process of its own (its source is handed to `node -e`), which can be killed when a file makes SheetJS hang.
 */

const ERRORS = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

/**
 * @param {typeof import("@e965/xlsx")} XLSX
 * @param {Uint8Array} bytes
 * @param {{ sheetRows?: number }} limits rows of a sheet at most, blank ones among them
 * @returns {Generator<import("./walk-workbook.mjs").Walked>}
 */
export function* walkWorkbook(XLSX, bytes, limits = {}) {
  const plain = { type: "buffer", dense: true, cellNF: true, cellFormula: false, cellHTML: false, cellText: false };
  const book = XLSX.read(bytes, { ...plain, ...limits });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const merges = (sheet?.["!merges"] ?? []).slice(0, 2_000).map((range) => XLSX.utils.encode_range(range));
    const hiddenRows = Object.values(sheet?.["!rows"] ?? []).filter((row) => row?.hidden === true).length;
    yield { sheet: String(name ?? ""), hidden, date1904, merged: sheet?.["!merges"]?.length ?? 0, merges, hiddenRows };
    const rows = sheet?.["!data"] ?? [];
    // `in` order of a sparse array: only what exists is visited, however far it stands.
    for (const rowKey of Object.keys(rows)) {
      const row = rows[Number(rowKey)];
      if (row === undefined || row === null) continue;
      const cells = [];
      for (const key of Object.keys(row)) {
        const cell = cellOf(row[Number(key)]);
        if (cell !== null) cells.push([Number(key), ...cell]);
      }
      if (cells.length > 0) yield { row: Number(rowKey) + 1, cells };
    }
  }
}

/** Kind, value and, for numbers, the format: n number, s text, b flag, e error; `null` for a cell without a value. */
function cellOf(cell) {
  if (cell === undefined || cell === null || cell.v === undefined || cell.v === null) return null;
  if (cell.t === "n" && typeof cell.v === "number") return ["n", cell.v, typeof cell.z === "string" ? cell.z : "General"];
  if (cell.t === "b") return ["b", cell.v ? 1 : 0, ""];
  if (cell.t === "e") return ["e", typeof cell.v === "number" ? (ERRORS.get(cell.v) ?? "#ERROR!") : String(cell.v), ""];
  if (cell.t === "d" && cell.v instanceof Date) return ["s", cell.v.toISOString().slice(0, 19), ""];
  return ["s", String(cell.v), ""];
}

/** The program: `node -e … <path of SheetJS> <file>` prints one JSON value a line. */
async function main() {
  const { readFileSync, writeSync } = await import("node:fs");
  const { pathToFileURL } = await import("node:url");
  const [library, file] = process.argv.slice(-2);
  const loaded = await import(pathToFileURL(library).href);
  // Before the first byte of the file: how long a busy machine takes to come this far says nothing of it.
  writeSync(1, `${JSON.stringify({ loaded: true })}\n`);
  let block = "";
  const flush = () => {
    for (let bytes = Buffer.from(block); bytes.length > 0; ) {
      try {
        bytes = bytes.subarray(writeSync(1, bytes));
      } catch (error) {
        // The reader is slower than we are: the pipe is full for the moment.
        if (error.code !== "EAGAIN") throw error;
      }
    }
    block = "";
  };
  try {
    for (const walked of walkWorkbook(loaded.default ?? loaded, readFileSync(file))) {
      block += `${JSON.stringify(walked)}\n`;
      if (block.length > 65_536) flush();
    }
    block += `${JSON.stringify({ end: true })}\n`;
  } catch (error) {
    block += `${JSON.stringify({ error: String(error?.message ?? error) })}\n`;
  }
  flush();
}

if (process.argv.includes("--octad-walk-workbook")) await main();
