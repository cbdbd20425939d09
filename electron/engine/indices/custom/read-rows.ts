import { answersFrom, waveOf } from "../../../../shared/indices/frame/answers-frame.ts";
import { customerPasses } from "../../../../shared/indices/frame/customer-frames.ts";
import { type FrameInput, type FrameTable, upToDate } from "../../../../shared/indices/frame/frame-input.ts";
import { groupOf } from "../../../../shared/indices/frame/group-sql.ts";
import { all } from "../../../../shared/indices/frame/where-sql.ts";
import type { RawRows } from "../raw-rows.ts";
import type { Relations } from "../relations.ts";
import type { KnownColumn } from "./known-columns.ts";

/** The rows of a table that are in the frame, with the columns that formulas take of it; NaN = no value. */
export type CustomRows = {
  readonly table: FrameTable;
  readonly count: number;
  /** −1 = none. */
  readonly customer: Int32Array;
  /** Order in time of answers; other tables have none. */
  readonly ord: Int32Array | null;
  readonly group: Int16Array;
  /** −1 = in no wave. */
  readonly wave: Int32Array;
  readonly values: ReadonlyMap<string, Float64Array>;
  /** 1 where the answer was outside its scale. */
  readonly outOfRange: ReadonlyMap<string, Uint8Array>;
};

export async function readRows(
  relations: Relations,
  input: FrameInput,
  table: FrameTable,
  columns: readonly KnownColumn[],
): Promise<CustomRows> {
  const rows = await relations.raw(selectRows(input, table, columns));
  return {
    table,
    count: rows.rows,
    customer: rows.int32("customer", -1),
    ord: table === "answers" ? rows.int32("ord", -1) : null,
    group: rows.int16("grp", -1),
    wave: rows.int32("wave", -1),
    values: new Map(columns.map(({ name }, at) => [name, rows.doubles(`v${at}`)])),
    outOfRange: new Map(columns.flatMap(({ name, outOfRange }, at) => (outOfRange === null ? [] : [[name, flags(rows, at)] as const]))),
  };
}

const flags = (rows: RawRows, at: number): Uint8Array => rows.flags(`o${at}`);

function selectRows(input: FrameInput, table: FrameTable, columns: readonly KnownColumn[]): string {
  const own = columns.flatMap(({ value, outOfRange }, at) => [
    `${value} as v${at}`,
    ...(outOfRange === null ? [] : [`${outOfRange} as o${at}`]),
  ]);
  if (table === "accounts") {
    const head = ["f.customer", "f.grp", "cast(null as integer) as wave", ...own];
    return `select ${head.join(", ")} from frame_accounts f join accounts t on t.customer = f.customer`;
  }
  const group = groupOf(input, table);
  if (table === "answers") return answersFrom(input, ["t.customer", "t.ord", `${group.code} as grp`, ...own], group.join);
  const wave = table === "outcomes" ? waveOf(input, table) : { join: "", code: "cast(null as integer)" };
  const head = ["t.customer", `${group.code} as grp`, `${wave.code} as wave`, ...own];
  const where = all([upToDate(input, table, "t"), customerPasses(input, table)]);
  return `select ${head.join(", ")} from ${table} t ${group.join} ${wave.join} where ${where}`;
}
