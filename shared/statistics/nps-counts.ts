/** Answers by class; fractional where weighted (share × effective size). */
export type NpsCounts = { readonly detractors: number; readonly passives: number; readonly promoters: number };

/** An interval of the Net Promoter Score, in points −100…100. `se` is that of the raw score, √(v/n). */
export type NpsInterval = { readonly value: number; readonly se: number; readonly lo: number; readonly hi: number };
