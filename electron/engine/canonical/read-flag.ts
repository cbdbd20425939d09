import { DONE_WORDS, KEPT_WORDS, LOST_WORDS, NO_WORDS, NOT_DONE_WORDS, YES_WORDS } from "../../../shared/table/cell-words.ts";
import type { RepairCode } from "../../../shared/table/repair-codes.ts";
import {
  type Cell,
  type CellReading,
  type CellRepair,
  filled,
  inWords,
  NOTHING_UNDONE,
  parsedName,
  textName,
  typedName,
  type Undone,
} from "./cell-reading.ts";
import { writtenText } from "./read-label.ts";

/** Yes or no: booleans, 1 and 0, the words of four languages; for `churned` and `completed` also the words of a status. */
export function readFlag(cell: Cell, field: string, undone: Undone = NOTHING_UNDONE): CellReading {
  const p = parsedName(cell);
  const parts: string[] = [];
  const counts = field === "reopened" && cell.column.type === "number" && !undone("countsToFlags");
  const words = cell.hasText && !undone("flagsFromText");
  if (cell.column.type === "boolean") parts.push(typedName(cell));
  if (cell.column.type === "number")
    parts.push(
      counts
        ? `case when ${typedName(cell)} >= 1 then true when ${typedName(cell)} = 0 then false end`
        : `case ${typedName(cell)} when 1 then true when 0 then false end`,
    );
  if (words) parts.push(wordFlag(textName(cell), field));
  const [only] = parts;
  const repair = (code: RepairCode, when: string): CellRepair => ({
    code,
    when,
    before: writtenText(cell),
    after: `case when ${p} then 'true' else 'false' end`,
  });
  return {
    parsed: only === undefined ? "cast(null as boolean)" : parts.length === 1 ? only : `coalesce(${parts.join(", ")})`,
    value: p,
    type: "boolean",
    unreadable: cell.column.type === "boolean" && !cell.hasText && !cell.hasError ? null : `${p} is null and ${filled(cell)}`,
    reason: "UNREADABLE_FLAG",
    repairs: [
      ...(words ? [repair("flagsFromText", `${textName(cell)} is not null and ${p} is not null`)] : []),
      ...(counts ? [repair("countsToFlags", `${typedName(cell)} > 1`)] : []),
    ],
    code: counts && Number(cell.column.profile.max) > 1 ? "countAsFlag" : null,
  };
}

function wordFlag(text: string, field: string): string {
  const [yes, no] =
    field === "churned"
      ? [LOST_WORDS, KEPT_WORDS]
      : ["completed", "delivered", "started", "fcr"].includes(field)
        ? [DONE_WORDS, NOT_DONE_WORDS]
        : [[], []];
  const lower = `lower(${text})`;
  const number = `try_cast(replace(${text}, ',', '.') as double)`;
  return `case when ${inWords(lower, [...YES_WORDS, ...yes])} then true when ${inWords(lower, [...NO_WORDS, ...no])} then false
    when ${number} = 1 then true when ${number} = 0 then false end`;
}
