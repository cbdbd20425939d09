import type { CanonicalTable } from "./fields.ts";
import type { LabelFacts } from "./labels/labelled-column.ts";
import type { Reason } from "./mapping.ts";
import type { RawColumn, RawTable } from "./raw-table.ts";
import type { Scale } from "./scale.ts";
import type { TableWave } from "./sheet-waves.ts";

/** A column as a field of one canonical table. */
export type Assignment = {
  readonly field: string;
  readonly column: RawColumn;
  readonly confidence: number;
  readonly reason: Reason;
  readonly scale?: Scale;
  /** How the words of an answer column were read. */
  readonly labels?: LabelFacts;
  /** The numbers run against the words of their ends. */
  readonly turned?: true;
};

/** One raw table as one canonical table, before the tables are looked at together. */
export type TableReading = {
  readonly raw: RawTable;
  readonly as: CanonicalTable;
  readonly confidence: number;
  readonly reason: Reason;
  readonly fields: readonly Assignment[];
  /** When its rows were answered, where its columns are those of one wave of several; `names` = its columns without the wave's name, by id. */
  readonly wave?: TableWave;
  readonly names?: ReadonlyMap<string, string>;
  /** Columns that are no field of it are kept here, and not in another reading of the same table. */
  readonly extras: boolean;
};
