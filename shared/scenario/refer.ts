/** The paths from which customers follow, one entry a month from month 1 and one for the month after the horizon. */
export type CustomerPaths = {
  /** Annual retention and the same a month. */
  readonly annual: Float64Array;
  readonly rates: Float64Array;
  readonly promoters: Float64Array;
  /** New customers asked for; what joins is left in their place. */
  readonly acquisitions: Float64Array;
  readonly referral: Float64Array;
};

/** Adds to the new customers of month `t` those whom promoters bring, `count` being the customers before. */
export function refer({ promoters, acquisitions, referral }: CustomerPaths, customers: number, count: number, t: number): void {
  const extra = (promoters[t] ?? 0) * count - (promoters[0] ?? 0) * customers;
  acquisitions[t] = Math.max(0, (acquisitions[t] ?? 0) + ((referral[t] ?? 0) * extra) / 12);
}
