import { createView } from "../dialect.ts";
import type { SliceKind } from "../index-definition.ts";
import { groupBy, inSlice, sliceColumn } from "../slice-sql.ts";
import { waveOf } from "./answers-frame.ts";
import { customerPasses } from "./customer-frames.ts";
import { type FrameInput, has, isUnread } from "./frame-input.ts";
import { groupOf, ownGroup } from "./group-sql.ts";
import { OUTCOME_KINDS, type OutcomeKind, UNDESIRED } from "./outcome-rows.ts";

const FACTORS = ["reach", "duration", "intensity"] as const;
export type OutcomeFactor = (typeof FACTORS)[number];

/** Factors that weigh: exponent not 0. Reach counts 1 where it is not mapped. */
export const factorsInUse = ({ settings }: Pick<FrameInput, "settings">): readonly OutcomeFactor[] =>
  FACTORS.filter((_, at) => settings.cvq.exponents[at] !== 0);

/**
 * `frame_outcomes`: every outcome with its group and wave, as CVQ takes it: `kind` (desired, undesired, neither, missing,
 * out_of_range), `weight` without λ (a product of fractions, to fifteen digits so that its sums depend on no order) and whether its
 * duration was capped. `worth` is the same weight of an outcome that was worth doing and went neither way.
 */
export function outcomesSelect(input: FrameInput): string {
  const group = groupOf(input, "outcomes");
  const mapped = (field: string): boolean => has(input, "outcomes", field);
  const own = [
    "t.source",
    "t.row",
    ...["outcome"].filter(mapped).map((field) => `t.${field}`),
    ...(mapped("wave") ? ["cast(t.wave as varchar) as own_wave"] : []),
    ...(mapped("worth_doing") ? ["t.worth_doing"] : []),
  ];
  const kinds = OUTCOME_KINDS.map((kind, code) => `when ${code} then '${kind}'`);
  const worth = mapped("worth_doing") ? `case when kind_code = ${NEITHER} and worth_doing then neither_weight end` : "cast(null as double)";
  return `select *, case kind_code ${kinds.join(" ")} end as kind, ${worth} as worth from (${records(input, own, group)}) o`;
}

/** Names of outcomes by code, in code-point order; `null` where the column is no ENUM. */
export const outcomeNames = (input: Pick<FrameInput, "labels">): readonly string[] | null => input.labels.outcomes?.["outcome"] ?? null;

const NEITHER = OUTCOME_KINDS.indexOf("neither");

/** The outcomes as they are read into columns; `own` is the row's own group, before which comes that of the customer's account. */
export function outcomesToRead(input: FrameInput): string {
  const group = ownGroup(input, "outcomes");
  const name = outcomeNames(input) === null ? [] : ["cast(enum_code(t.outcome) as smallint) as name"];
  const rows = records(input, name, { ...group, code: `cast(${group.code} as smallint)` });
  // Outcomes have no dates: the codes of a field are small.
  const columns = [
    "customer",
    "grp as own",
    "cast(wave as smallint) as wave",
    "cast(kind_code as tinyint) as kind",
    ...name.map(() => "name"),
    "capped",
    "weight",
  ];
  return `select ${columns.join(", ")} from (${rows}) o order by customer nulls first`;
}

function records(input: FrameInput, own: readonly string[], group: { readonly join: string; readonly code: string }): string {
  const { durationRef, intensityMax, exponents } = input.settings.cvq;
  const mapped = (field: string): boolean => has(input, "outcomes", field);
  const limits = {
    reach: "(t.reach < 0 or t.reach > 1)",
    duration: "t.duration < 0",
    intensity: `(t.intensity < 1 or t.intensity > ${intensityMax})`,
  };
  const outside = [
    isUnread(input, "outcomes", ["polarity", ...FACTORS].filter(mapped), "t"),
    "(t.polarity <> 1 and t.polarity <> 0 and t.polarity <> -1)",
    ...FACTORS.filter(mapped).map((factor) => `coalesce(${limits[factor]}, false)`),
  ];
  const inUse = factorsInUse(input).filter(mapped);
  const empty = ["t.polarity is null", ...inUse.map((factor) => `t.${factor} is null`)];
  const shares = { reach: "reach", duration: `least(duration / ${durationRef}, 1)`, intensity: `intensity / ${intensityMax}` };
  const weights = inUse.map((factor) => {
    const exponent = exponents[FACTORS.indexOf(factor)] ?? 1;
    return `cast(${exponent === 1 ? shares[factor] : `power(${shares[factor]}, ${exponent})`} as double)`;
  });
  const codeOf = (kind: OutcomeKind): number => OUTCOME_KINDS.indexOf(kind);
  const kind = `case when coalesce(${outside.join(" or ")}, false) then ${codeOf("out_of_range")} when coalesce(t.polarity = 0, false) then ${codeOf("neither")}
    when ${empty.join(" or ")} then ${codeOf("missing")} when t.polarity > 0 then ${codeOf("desired")} else ${codeOf("undesired")} end`;
  const weight = weights.length === 0 ? "cast(1 as double)" : weights.join(" * ");
  const capped = inUse.includes("duration") ? `coalesce(t.duration > ${durationRef}, false)` : "false";
  const wave = waveOf(input, "outcomes");
  const columns = [
    "t.customer",
    `${group.code} as grp`,
    `${wave.code} as wave`,
    "t.polarity",
    ...own,
    ...inUse.map((factor) => `t.${factor}`),
  ];
  const rows = `select ${columns.join(", ")}, ${kind} as kind_code, ${capped} as capped
    from outcomes t ${group.join} ${wave.join} where ${customerPasses(input, "outcomes")}`;
  const exact = (kinds: string): string => `case when ${kinds} then cast(${weight} as decimal(18, 15)) end`;
  return `select *, ${exact(`kind_code <= ${UNDESIRED}`)} as weight, ${exact(`kind_code = ${NEITHER}`)} as neither_weight from (${rows}) r`;
}

export const outcomeSumsTable = (kind: SliceKind): string => `outcome_sums_${kind}`;

/**
 * Sums of the weights of desired (a) and undesired (b) records by slice, the number of customers they come from, and the sums of
 * squares and products of a and b within customers, which the linearised error is made of. A record without customer is a cluster of
 * its own. `countOutcomes` has the same numbers without this view.
 */
export function outcomeSums(kind: SliceKind): string {
  const counted = `kind_code <= ${UNDESIRED} and ${inSlice(kind)}`;
  const slice = sliceColumn(kind);
  const [a, b] = ["polarity > 0", "polarity < 0"];
  const clusters = `select ${slice} as slice, coalesce(sum(weight) filter (where ${a}), 0) as a, coalesce(sum(weight) filter (where ${b}), 0) as b
      from frame_outcomes where ${counted} and customer is not null${groupBy(kind, ["customer"])}
    union all select ${slice} as slice, case when ${a} then weight else 0 end as a, case when ${b} then weight else 0 end as b
      from frame_outcomes where ${counted} and customer is null`;
  const product = (x: string, y: string): string => `sum(cast(x.${x} * x.${y} as decimal(38, 18)))`;
  return createView(
    outcomeSumsTable(kind),
    `select slice, sum(a) as a, sum(b) as b, count(*) as clusters, ${product("da", "da")} as aa, ${product("da", "db")} as ab, ${product("db", "db")} as bb
     from (select slice, a, b, cast(a as double) as da, cast(b as double) as db from (${clusters}) c) x group by slice`,
  );
}
