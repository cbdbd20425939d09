import type { IndexResult, Json, ReasonCode } from "../../index-result.ts";
import type { NumberId } from "../definition.ts";

/** A setting that differs between two definitions, or the part of one that is counted by itself (`split.ts`). */
export type Difference = {
  /** Path of the setting. */
  readonly setting: string;
  readonly part: string | null;
  readonly from: Json;
  readonly to: Json;
};

/** One bar of the bridge: what its settings add to the number, in the bridge's unit. */
export type BridgeItem = {
  /** One difference, several that only act together, or none: the change of unit. */
  readonly differences: readonly Difference[];
  readonly value: number;
};

/** Why two definitions cannot be bridged: an end without a value says why itself. */
export type NoBridge = "fromHasNoValue" | "toHasNoValue" | "noCommonUnit";

/** A combination of settings on the way that has no value; `settings` are those that already stand as in `to`. */
export type Missing = { readonly settings: readonly string[]; readonly reason: ReasonCode | "SETTINGS_INVALID" };

/**
 * What makes the difference between two definitions of a number on the same data. The values of the items sum to `difference` =
 * to − from. Public as `indices --bridge --json`, schema octad.bridge/1.
 */
export type DefinitionBridge = {
  readonly schema: "octad.bridge/1";
  readonly number: NumberId;
  readonly from: IndexResult;
  readonly to: IndexResult;
  readonly difference: number | null;
  readonly reason: NoBridge | null;
  /**
   * `shapley`: each item is the mean over all orders of switching, so that no order matters. `ordered`: some combinations have no
   * value (`missing`), so the items follow the first order that has one at every step. `together`: there is no such order.
   */
  readonly method: "shapley" | "ordered" | "together" | null;
  /** The items are counted on 0–100, to which both ends were rescaled; the change of unit is an item of its own. */
  readonly rescaled: boolean;
  readonly items: readonly BridgeItem[];
  readonly missing: readonly Missing[];
};
