import type { CellQuery, Columns, IndexContext, Row, SliceKind, SliceQuery } from "../index-definition.ts";
import type { IndexResult, Json, ReasonCode } from "../index-result.ts";

/** What one method makes of its aggregate; `clv.ts` puts it into the public form. */
export type ClvOutcome = {
  /** Money per customer; `null` with a reason. */
  readonly value: number | null;
  readonly reason: ReasonCode | null;
  readonly n: number;
  readonly missing: number;
  readonly parameters: { readonly [key: string]: Json };
  readonly perSegment: readonly { readonly [key: string]: Json }[];
  readonly flags: readonly string[];
  /** Further parts of this method, by name. */
  readonly further?: { readonly [key: string]: Json };
};

/** Values of resamples out of `draws`, and limits found on the way for segments, in the order of `perSegment`. */
export type Resampled = {
  readonly values: readonly number[];
  readonly draws: number;
  readonly segments?: readonly ({ readonly lo: number; readonly hi: number } | null)[];
};

export type ClvMethod = {
  needs(context: IndexContext): readonly string[];
  params(context: IndexContext): IndexResult["params"];
  queries(context: IndexContext): Readonly<Record<string, CellQuery | SliceQuery>>;
  compute(aggregate: Readonly<Record<string, readonly Row[]>>, context: IndexContext): ClvOutcome;
  readonly simulation: {
    query(context: IndexContext, kind: SliceKind): string;
    /** One value a resample; `null` = no interval. */
    values(columns: Columns, result: IndexResult, context: IndexContext): Resampled | null;
  };
};
