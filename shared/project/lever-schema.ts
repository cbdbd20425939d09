import { z } from "zod";
import { readLeverFormula } from "../scenario/formulas/lever-formula.ts";
import { kindRule } from "../scenario/lever-kinds.ts";
import { LEVER_TARGETS, type Lever, type LeverKind, type LeverSize } from "../scenario/scenario.ts";
import { SCORE_CLASSES } from "../scenario/score-classes.ts";
import { isScore } from "../scenario/score-links.ts";
import { distributionSchema } from "./range-schema.ts";
import { finite, MONEY_LIMIT, name, whole } from "./schema-parts.ts";

const KINDS = ["relative", "points", "churnCut", "logit", "set", "add", "move", "formula"] as const satisfies readonly LeverKind[];

/** As long as a formula of the grammar may be. */
const MOST_FORMULA = 2_000;

/** The fields of a lever; with them `inLeverRange` must hold. */
export const leverShape = {
  target: z.enum(LEVER_TARGETS),
  kind: z.enum(KINDS),
  value: z.number(),
  from: name.exactOptional(),
  to: name.exactOptional(),
  formula: z.string().min(1).max(MOST_FORMULA).exactOptional(),
  segment: name.nullable(),
  start: whole(1, 10_000),
  ramp: whole(1, 10_000),
  halfLife: finite(1e-6, 1e6).nullable(),
  cost: finite(0, MONEY_LIMIT),
  costPerMonth: finite(0, MONEY_LIMIT),
  attribution: finite(0, 1).exactOptional(),
  range: distributionSchema.exactOptional(),
  attributionRange: distributionSchema.exactOptional(),
};

/** Whether the target takes the kind, the kind the value, a move two classes of the score, and a formula can be read. */
export function inLeverRange({ target, kind, value, from, to, formula }: LeverSize): boolean {
  const rule = kindRule(target, kind);
  if (rule === undefined || value < rule.min || value > rule.max) return false;
  if ((kind === "formula") !== (formula !== undefined)) return false;
  if (formula !== undefined) return readLeverFormula(formula).ok;
  if (kind !== "move") return true;
  const classes: readonly string[] = isScore(target) ? SCORE_CLASSES[target] : [];
  return from !== undefined && to !== undefined && from !== to && classes.includes(from) && classes.includes(to);
}

/** A lever as data, for messages between processes. */
export const leverSchema: z.ZodType<Lever> = z.strictObject(leverShape).refine(inLeverRange, "leverRange");
