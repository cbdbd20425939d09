import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { inferFromStore } from "../../../electron/engine/canonical/infer-from-store.ts";
import { importFile } from "../../../electron/engine/import/import-file.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { LabelledFile, LabelledTable } from "../labelled.ts";
import { layOut } from "../lay-out.ts";
import { fileBytes } from "../write-file.ts";
import { auditCanonical } from "./audit-canonical.ts";
import { auditFields } from "./audit-fields.ts";
import { auditRaw } from "./audit-raw.ts";
import { type Audit, NOTHING, type Pair, type Reading, sum } from "./audit-types.ts";

/** Imports a labelled file, lets the product map it, and holds everything it read against the truth. */
export async function auditFile(file: LabelledFile): Promise<Audit> {
  const folder = mkdtempSync(join(tmpdir(), "octad-corpus-"));
  const store = await Store.open({ threads: 1 });
  try {
    const path = join(folder, file.name);
    writeFileSync(path, fileBytes(file));
    let next = 1;
    const read = await importFile(store, { path, name: file.name }, () => `raw_${next++}`, QUIET_JOB, {}, { sheetjs: "inline" });
    if (!read.ok) return unreadable(file, JSON.stringify(read.problem));
    const inferred = await inferFromStore(store, read.value);
    const built = await buildCanonical(store, read.value, inferred.mapping, QUIET_JOB);
    const reading: Reading = { store, inferred, facts: built.ok ? built.value : null };
    const audits: Audit[] = [];
    if (!built.ok) audits.push(unreadable(file, JSON.stringify(built.problem)));
    for (const labelled of file.tables) {
      const ofSheet = read.value.filter(({ sheet }) => sheet === labelled.sheet);
      const raw = ofSheet.reduce<RawTable | undefined>((a, b) => (a === undefined || b.rowCount > a.rowCount ? b : a), undefined);
      const pair: Pair = { file, labelled, recordRows: rowsOf(file, labelled), raw };
      audits.push(auditFields(pair, reading), await auditRaw(pair, reading), await auditCanonical(pair, reading));
    }
    return sum(audits);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of a JSON file are its lines; a first line `sep=;` moves those of a text file. */
function rowsOf(file: LabelledFile, labelled: LabelledTable): readonly number[] {
  if (file.format === "jsonl") return lines(labelled);
  return layOut(labelled).recordRows.map((row) => (file.dialect?.separatorLine === true ? row + 1 : row));
}

const lines = ({ columns }: LabelledTable): readonly number[] => (columns[0]?.cells ?? []).map((_, index) => index + 1);

function unreadable(file: LabelledFile, reason: string): Audit {
  const fields = file.tables.flatMap(({ columns }) => columns).filter(({ must }) => must.length > 0).length;
  return {
    ...NOTHING,
    fields,
    mistakes: [{ kind: "problem", file: file.name, sheet: null, column: "", expected: "a file that can be read", got: "", reason }],
  };
}
