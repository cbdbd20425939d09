import { createTable, createView } from "../dialect.ts";

/** A relation of the frame: stored where several queries read it, else a view, which costs nothing until it is read. */
export const relation = (name: string, select: string, isStored: boolean): readonly string[] =>
  isStored ? [createTable(`${name}_rows`, select), createView(name, `select * from ${name}_rows`)] : [createView(name, select)];
