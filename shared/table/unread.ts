import { CANONICAL, type CanonicalTable } from "./fields.ts";

/**
 * Column of a canonical table (INTEGER) that says which numbers of a row were filled and could not be read: one bit a field, as
 * `unreadBit` gives it. There only where the table has such a cell; accounts, which are joined from several rows, have none.
 */
export const UNREAD_COLUMN = "unread";

/** The bit of a field in `UNREAD_COLUMN`. */
export const unreadBit = (table: CanonicalTable, field: string): number => 2 ** Object.keys(CANONICAL[table]).indexOf(field);

/** The bits of several fields at once. */
export const unreadMask = (table: CanonicalTable, fields: readonly string[]): number =>
  fields.reduce((mask, field) => mask + unreadBit(table, field), 0);
