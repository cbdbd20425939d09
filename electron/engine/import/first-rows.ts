import type { Delimiter, FilePreview } from "../../../shared/table/file-reading.ts";
import type { PreviewRow } from "./find-table.ts";

/** The first filled rows of a file, before anything of it is in the store. */
export type FirstRows = Pick<FilePreview, "sheets" | "sheet"> & {
  readonly rows: readonly PreviewRow[];
  /** Nothing follows these rows. */
  readonly whole: boolean;
  /** Names of columns that stand in no row, as in Parquet and JSON. */
  readonly names?: readonly string[];
  readonly encoding?: FilePreview["encoding"];
  readonly delimiter?: Delimiter | null;
};
