/**
 * Parameters of the Gamma-Gamma model of spend, all above 0: a purchase is Gamma(p, ν) with ν ~ Gamma(q, v) over customers.
 * Source: Fader & Hardie, note 025 (2013); Colombo & Jiang 1999. methods.md 10.4.
 */
export type GammaGammaParameters = { readonly p: number; readonly q: number; readonly v: number };

export type SpendHistory = {
  /** Number of repeat purchases, above 0. */
  readonly x: number;
  /** Mean amount of them, above 0. */
  readonly meanSpend: number;
  /** How many customers have this history; 1 unless given. */
  readonly count?: number;
};
