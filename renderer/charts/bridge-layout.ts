/** One bar of a bridge: a change that starts where the one before ended, or a total that starts at zero. */
export type BridgeStep = {
  /** No two steps of a bridge share one. */
  readonly label: string;
  readonly detail: string;
  readonly value: number;
  readonly kind: "change" | "total";
  /** 90 % range of the value; of an earlier position where it is faded. */
  readonly range?: { readonly low: number; readonly high: number; readonly isFaded: boolean };
};

/** Where each bar of a bridge begins and ends. Totals stand on zero and carry on from their own height. */
export function bridgeSpans(steps: readonly BridgeStep[]): readonly { readonly from: number; readonly to: number }[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === "total" ? 0 : level;
    level = step.kind === "total" ? step.value : level + step.value;
    return { from, to: level };
  });
}
