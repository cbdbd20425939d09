import type { Cell, CellReading } from "./cell-reading.ts";
import type { FieldSource } from "./resolve-mapping.ts";

/** A mapped field with the decision how its cells are read. */
export type ReadField = FieldSource & { readonly cell: Cell; readonly reading: CellReading };
