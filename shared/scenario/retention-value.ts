/** What a customer is worth by the retention closed forms (methods.md 10.2). Margin, retention and discount are of a year. */
export type RetentionValueInput = {
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
  /** (a) first margin now; (b) after the first renewal; (c) certain, at the period's end. */
  readonly convention: "a" | "b" | "c";
  /** `null` = a whole life; else the value of so many months, as H/12 yearly margins. */
  readonly horizonMonths: number | null;
};

/**
 * (a) m(1+d)/(1+d−r), (b) = (a) − m, (c) = (a)/(1+d); over H periods (a) is m·(1−q^H)/(1−q) with q = r/(1+d), and (b) and (c) are
 * the same sums begun one period later and booked one period later. `null` where the sum diverges (1+d ≤ r without a horizon) or
 * d ≤ −1. Before acquisition cost. m = 100, r = .8, d = .1 → 366.67, 266.67, 333.33.
 */
export function retentionValue(input: RetentionValueInput): number | null {
  const { margin, retention, discount, convention, horizonMonths } = input;
  if (discount <= -1) return null;
  const kept = retention / (1 + discount);
  const multiple = (() => {
    if (horizonMonths === null) return kept >= 1 ? null : 1 / (1 - kept);
    const periods = horizonMonths / 12;
    return kept === 1 ? periods : (1 - kept ** periods) / (1 - kept);
  })();
  if (multiple === null) return null;
  switch (convention) {
    case "a":
      return margin * multiple;
    case "b":
      return margin * multiple * kept;
    case "c":
      return (margin * multiple) / (1 + discount);
  }
}
