/**
 * Parameters of the BG/NBD model, all above 0: purchases of an active customer are Poisson with a rate ~ Gamma(r, alpha); after each
 * purchase the customer drops out with a chance ~ Beta(a, b).
 * Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275–284. methods.md 10.4.
 */
export type BgnbdParameters = { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };

/** What the model knows of a customer, all times in one unit (weeks). */
export type PurchaseHistory = {
  /** Number of repeat purchase days. */
  readonly x: number;
  /** Last minus first purchase, 0 when x = 0. */
  readonly tx: number;
  /** End of the data minus first purchase; 0 < tx ≤ T when x > 0. */
  readonly T: number;
  /** How many customers have this history; 1 unless given. */
  readonly count?: number;
};
