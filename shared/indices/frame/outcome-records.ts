import { createTable } from "../dialect.ts";
import type { SliceKind } from "../index-definition.ts";
import { groupBy, inSlice, sliceColumn } from "../slice-sql.ts";
import { waveOf } from "./answers-frame.ts";
import { customerPasses } from "./customer-frames.ts";
import { type FrameInput, has, isUnread } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";

const FACTORS = ["reach", "duration", "intensity"] as const;
export type OutcomeFactor = (typeof FACTORS)[number];

/** Factors that weigh: exponent not 0. Reach counts 1 where it is not mapped. */
export const factorsInUse = ({ settings }: Pick<FrameInput, "settings">): readonly OutcomeFactor[] =>
  FACTORS.filter((_, at) => settings.cvq.exponents[at] !== 0);

/**
 * `frame_outcomes`: every outcome with its group and wave, as CVQ takes it: `kind` (desired, undesired, neither, missing, out_of_range), `weight` without λ
 * (a product of fractions, to fifteen digits so that its sums depend on no order) and whether its duration was capped.
 */
export function outcomeRecords(input: FrameInput): string {
  const { durationRef, intensityMax, exponents } = input.settings.cvq;
  const mapped = (field: string): boolean => has(input, "outcomes", field);
  const limits = {
    reach: "(reach < 0 or reach > 1)",
    duration: "duration < 0",
    intensity: `(intensity < 1 or intensity > ${intensityMax})`,
  };
  const unread = isUnread(input, "outcomes", ["polarity", ...FACTORS].filter(mapped), "t");
  const outside = [
    "unread",
    "(polarity <> 1 and polarity <> 0 and polarity <> -1)",
    ...FACTORS.filter(mapped).map((factor) => `coalesce(${limits[factor]}, false)`),
  ];
  const inUse = factorsInUse(input).filter(mapped);
  const empty = ["polarity is null", ...inUse.map((factor) => `${factor} is null`)];
  const shares = { reach: "reach", duration: `least(duration / ${durationRef}, 1)`, intensity: `intensity / ${intensityMax}` };
  const weights = inUse.map((factor) => {
    const exponent = exponents[FACTORS.indexOf(factor)] ?? 1;
    return `cast(${exponent === 1 ? shares[factor] : `power(${shares[factor]}, ${exponent})`} as double)`;
  });
  const kind = `case when coalesce(${outside.join(" or ")}, false) then 'out_of_range' when coalesce(polarity = 0, false) then 'neither'
    when ${empty.join(" or ")} then 'missing' when polarity > 0 then 'desired' else 'undesired' end`;
  const weight = weights.length === 0 ? "cast(1 as double)" : weights.join(" * ");
  const capped = inUse.includes("duration") ? `coalesce(duration > ${durationRef}, false)` : "false";
  const wave = waveOf(input, "outcomes");
  const group = groupOf(input, "outcomes");
  const own = [
    ...["outcome"].filter(mapped).map((field) => `t.${field}`),
    ...(mapped("wave") ? ["cast(t.wave as varchar) as own_wave"] : []),
  ];
  const fields = ["polarity", ...FACTORS].filter(mapped).map((field) => `t.${field}`);
  const rows = `select ${["t.source", "t.row", "t.customer", `${group.code} as grp`, `${wave.code} as wave`, `${unread} as unread`, ...own, ...fields].join(", ")}
    from outcomes t ${group.join} ${wave.join} where ${customerPasses(input, "outcomes")}`;
  const kept = [
    "source",
    "row",
    "customer",
    "grp",
    "wave",
    "polarity",
    ...["outcome"].filter(mapped),
    ...(mapped("wave") ? ["own_wave"] : []),
  ];
  return createTable(
    "frame_outcomes",
    `select ${kept.join(", ")}, kind, capped, case when kind in ('desired', 'undesired') then cast(${weight} as decimal(18, 15)) end as weight
     from (select *, ${kind} as kind, ${capped} as capped from (${rows}) o) r`,
  );
}

export const outcomeSumsTable = (kind: SliceKind): string => `outcome_sums_${kind}`;

/**
 * Sums of the weights of desired (a) and undesired (b) records by slice, the number of customers they come from, and the sums of
 * squares and products of a and b within customers, which the linearised error is made of. A record without customer is a cluster of
 * its own. Settings that do not touch the weights (λ, confidence) leave these tables standing.
 */
export function outcomeSums(kind: SliceKind): readonly string[] {
  const counted = `kind in ('desired', 'undesired') and ${inSlice(kind)}`;
  const slice = sliceColumn(kind);
  const [a, b] = ["polarity > 0", "polarity < 0"];
  const clusters = `select ${slice} as slice, coalesce(sum(weight) filter (where ${a}), 0) as a, coalesce(sum(weight) filter (where ${b}), 0) as b
      from frame_outcomes where ${counted} and customer is not null${groupBy(kind, ["customer"])}
    union all select ${slice} as slice, case when ${a} then weight else 0 end as a, case when ${b} then weight else 0 end as b
      from frame_outcomes where ${counted} and customer is null`;
  const product = (x: string, y: string): string => `sum(cast(x.${x} * x.${y} as decimal(38, 18)))`;
  return [
    createTable(
      outcomeSumsTable(kind),
      `select slice, sum(a) as a, sum(b) as b, count(*) as clusters, ${product("da", "da")} as aa, ${product("da", "db")} as ab, ${product("db", "db")} as bb
       from (select slice, a, b, cast(a as double) as da, cast(b as double) as db from (${clusters}) c) x group by slice`,
    ),
  ];
}
