import type { LeverKind, LeverTarget } from "./scenario.ts";

/** How the value of a lever is written: `percent` with its sign, `points` and `plain` as a bare number. */
export type ValueForm = "percent" | "points" | "plain";

/** The range of a value, as a fraction where it is written in percent or points; both ends allowed. */
export type KindRule = { readonly form: ValueForm; readonly min: number; readonly max: number };

/** Past this a logit shift has reached 0 or 1 to the last digit. */
const LOGIT_LIMIT = 20;
/** A change by more than a thousandfold is a slip of the keyboard. */
const RELATIVE_LIMIT = 1_000;
const MONEY_LIMIT = 1e15;

const RELATIVE: KindRule = { form: "percent", min: -1, max: RELATIVE_LIMIT };
const ADD: KindRule = { form: "plain", min: -MONEY_LIMIT, max: MONEY_LIMIT };
const SET: KindRule = { form: "plain", min: 0, max: MONEY_LIMIT };
/** A part of the way to where the formula leads. */
const FORMULA: KindRule = { form: "plain", min: 0, max: 1 };
const MOVE: KindRule = { form: "percent", min: 0, max: 1 };

/** Which kinds a target takes, and how their value is written (cli.md, Levers). */
export const LEVER_KINDS = {
  retention: {
    relative: RELATIVE,
    points: { form: "points", min: -1, max: 1 },
    churnCut: { form: "percent", min: -RELATIVE_LIMIT, max: 1 },
    logit: { form: "plain", min: -LOGIT_LIMIT, max: LOGIT_LIMIT },
    set: { form: "percent", min: 0, max: 1 },
    formula: FORMULA,
  },
  arpa: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  acquisitions: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  fixedCost: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  variableCost: {
    relative: RELATIVE,
    add: { form: "percent", min: -1, max: 1 },
    set: { form: "percent", min: 0, max: 1 },
    formula: FORMULA,
  },
  serviceCost: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  cac: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  referral: { relative: RELATIVE, add: ADD, set: SET, formula: FORMULA },
  programme: { add: SET },
  nps: { move: MOVE },
  csat: { move: MOVE },
  health: { move: MOVE },
  fcr: { relative: RELATIVE, points: { form: "points", min: -1, max: 1 }, set: { form: "percent", min: 0, max: 1 } },
} as const satisfies Record<LeverTarget, Partial<Record<LeverKind, KindRule>>>;

/** The rule of a kind, or `undefined` where the target does not take it. */
export function kindRule(target: LeverTarget, kind: string): KindRule | undefined {
  const kinds: Readonly<Record<string, KindRule>> = LEVER_KINDS[target];
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
