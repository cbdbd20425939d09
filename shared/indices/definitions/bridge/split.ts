import type { IndexResult, Json } from "../../index-result.ts";

/**
 * One setting taken apart into what it does: a churn form is a count over a base, a headline treats answers class by class. The
 * parts are switched one by one as if each were a setting.
 */
export type Split = {
  readonly parts: readonly { readonly name: string; readonly from: Json; readonly to: Json }[];
  /**
   * The number with some parts as at `to` and the others as at `from`; `hasMoved` tells which. Both results stand under the same
   * other settings. `null` = no such number (a zero divisor).
   */
  mix(hasMoved: (part: string) => boolean, from: IndexResult, to: IndexResult): number | null;
};
