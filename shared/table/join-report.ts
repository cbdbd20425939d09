import type { CanonicalTable } from "./fields.ts";

/** Ways in which ids are made equal before they are compared: blanks around and inside them, capitals, zeros in front. */
export const ID_RULES = ["blanks", "capitals", "zeros"] as const;

export type IdRule = (typeof ID_RULES)[number];

/** How the customers of one source meet those of the accounts (of the largest source where there are no accounts). */
export type JoinReport = {
  /** Index into `CanonicalFacts.sources`. */
  readonly left: number;
  /**
   * The largest source of accounts. Where several hold accounts, sources of other tables are counted against all of them
   * together; the examples stand in this one.
   */
  readonly right: number;
  /** Different customer ids: in both, only in the left, only in the right source. */
  readonly matched: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  /** Rows of each side whose id stands more than once there (no fault in a table of events). */
  readonly repeatedLeft: number;
  readonly repeatedRight: number;
  /** Up to 20 ids of each kind, with the source rows they stand in. */
  readonly examples: Readonly<
    Record<"onlyLeft" | "onlyRight" | "repeatedRight", readonly { readonly id: string; readonly rows: readonly number[] }[]>
  >;
  /**
   * What each rule changes: ids of both sides that it would write otherwise, how many more customers of the left meet because of it,
   * and how many ids that are different in one of the two it would make one (`clashes`). In force or only offered.
   */
  readonly rules: readonly {
    readonly rule: IdRule;
    readonly ids: number;
    readonly gained: number;
    readonly on: boolean;
    readonly clashes: number;
  }[];
};

/** Something the import did to cells so that they can be used; each can be taken back. */
export type Repair = {
  /** Stable over runs, unique within its source: `<as>/<code>/<field>`. */
  readonly id: string;
  /** Index into `CanonicalFacts.sources`. */
  readonly source: number;
  readonly as: CanonicalTable;
  /** Words under `repair.<code>`. */
  readonly code: string;
  readonly field: string | null;
  readonly cells: number;
  readonly examples: readonly { readonly row: number; readonly before: string; readonly after: string }[];
  /** False when a person has taken it back, or has not asked for it (`TableMapping.done`). */
  readonly on: boolean;
};
