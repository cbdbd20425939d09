import type { Decimals } from "./exact-sums.ts";
import { at, decimalsAt } from "./places.ts";

/** How CVQ takes an outcome, by code. */
export const OUTCOME_KINDS = ["desired", "undesired", "neither", "missing", "out_of_range"] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
/** Kinds up to this one have a weight. */
export const UNDESIRED = 1;

/** `frame_outcomes` column by column, those of a customer together. */
export type OutcomeColumns = {
  /** −1 = none. */
  readonly customer: Int32Array;
  /** Group codes by their own field; −1 = none, `null` = they have no such field. */
  readonly own: Int16Array | null;
  /** Wave codes; −1 = in none. */
  readonly wave: Int16Array;
  readonly kind: Uint8Array;
  /** Names by their place in `names`; −1 = none. `null` where there are more names than are coded. */
  readonly name: { readonly codes: Int16Array; readonly names: readonly string[] } | null;
  readonly capped: Uint8Array;
  /** In two words, known where the kind is desired or undesired. */
  readonly weight: Decimals;
};

/** The outcomes at these places. */
export const outcomesAt = ({ customer, own, wave, kind, name, capped, weight }: OutcomeColumns, places: Int32Array): OutcomeColumns => ({
  customer: at(customer, places),
  own: own && at(own, places),
  wave: at(wave, places),
  kind: at(kind, places),
  name: name && { codes: at(name.codes, places), names: name.names },
  capped: at(capped, places),
  weight: decimalsAt(weight, places),
});

/** The same with the groups that they are in; the highest is "no key". */
export type OutcomeRows = Omit<OutcomeColumns, "own"> & { readonly group: Int16Array };
