import type { BaselineField } from "./edit-baseline.ts";

type Limits = { readonly min: number; readonly max: number };

/** As in lever-kinds.ts: more money would not stay finite when summed. */
const MONEY: Limits = { min: 0, max: 1e15 };
const COUNT: Limits = { min: 0, max: 1e12 };
/** Past 1e12 everybody churns alike. */
const SBG: Limits = { min: 1e-9, max: 1e12 };

/** The legal range of each number of a baseline, both ends allowed. */
export const BASELINE_LIMITS: Readonly<Record<BaselineField, Limits>> = {
  customers: COUNT,
  annualRetention: { min: 0, max: 1 },
  acquisitionsPerMonth: COUNT,
  arpa: MONEY,
  grossMargin: { min: -1_000, max: 1 },
  serviceCostPerMonth: MONEY,
  cac: MONEY,
  fixedCostPerMonth: MONEY,
  arpaGrowthPerMonth: { min: -0.5, max: 0.5 },
  referral: { min: 0, max: 1_000 },
  "sbg.alpha": SBG,
  "sbg.beta": SBG,
  discountRate: { min: -0.99, max: 10 },
  companyFixedCost: MONEY,
  roxAttribution: { min: 0, max: 1 },
};
