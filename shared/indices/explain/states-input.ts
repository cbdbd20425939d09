import type { FrameInput, FrameTable } from "../frame/frame-input.ts";
import type { IndexContext, SliceKind } from "../index-definition.ts";

/** What tells the states of rows apart. */
export type StatesInput = { readonly input: FrameInput; readonly context: IndexContext; readonly kind: SliceKind };

/**
 * What became of the rows of a canonical table: `from` joins the table (`t`) with its frame (`f`, whose key is `key`), `state` is
 * an expression that gives the state of a row inside the frame, `slice` the column of its slice.
 */
export type RowStates = {
  readonly table: FrameTable;
  readonly from: string;
  readonly key: string;
  readonly state: string;
};
