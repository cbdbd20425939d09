import type { CellQuery, Row, SliceKind, SliceQuery } from "../../../shared/indices/index-definition.ts";
import { cellsSql } from "../../../shared/indices/slice-sql.ts";
import { withStore } from "./canonical-data.ts";

/** Columns of a frame with their types, and its rows as SQL writes them. */
export type WrittenFrame = { readonly columns: string; readonly rows: readonly string[] };

/** What a query of a definition finds: its rows with their slice, those of the whole at −1. */
export type Ask = (query: CellQuery | SliceQuery | string, kind: SliceKind) => Promise<readonly Row[]>;

/** Frames written by hand, and somebody who asks queries of them. */
export const askFrames = <T>(frames: Readonly<Record<string, WrittenFrame>>, use: (ask: Ask) => Promise<T>): Promise<T> =>
  withStore(async (store) => {
    for (const [name, { columns, rows }] of Object.entries(frames)) {
      await store.run(`create table ${name} (${columns})`);
      if (rows.length > 0) await store.run(`insert into ${name} values ${rows.map((row) => `(${row})`).join(", ")}`);
    }
    return use((query, kind) =>
      store.all<Row>(typeof query === "string" ? query : typeof query === "function" ? query(kind) : cellsSql(query, kind)),
    );
  });
