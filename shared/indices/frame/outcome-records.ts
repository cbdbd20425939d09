import { createTable } from "../dialect.ts";
import { waveOf } from "./answers-frame.ts";
import { customerPasses } from "./customer-frames.ts";
import { type FrameInput, has } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";

const FACTORS = ["reach", "duration", "intensity"] as const;
export type OutcomeFactor = (typeof FACTORS)[number];

/** Factors that weigh: exponent not 0. Reach counts 1 where it is not mapped. */
export const factorsInUse = ({ settings }: Pick<FrameInput, "settings">): readonly OutcomeFactor[] =>
  FACTORS.filter((_, at) => settings.cvq.exponents[at] !== 0);

/**
 * `frame_records`: every outcome with its group and wave, as CVQ takes it: `kind` (desired, undesired, neither, missing, out_of_range), `weight` without λ
 * (a product of fractions, to twelve digits so that its sums depend on no order) and whether its duration was capped.
 */
export function outcomeRecords(input: FrameInput): string {
  const { durationRef, intensityMax, exponents } = input.settings.cvq;
  const mapped = (field: string): boolean => has(input, "outcomes", field);
  const limits = {
    reach: "(reach < 0 or reach > 1)",
    duration: "duration < 0",
    intensity: `(intensity < 1 or intensity > ${intensityMax})`,
  };
  const outside = [
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
  const rows = `select ${["t.source", "t.row", "t.customer", `${group.code} as grp`, `${wave.code} as wave`, ...own, ...fields].join(", ")}
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
    "frame_records",
    `select ${kept.join(", ")}, kind, capped, case when kind in ('desired', 'undesired') then cast(${weight} as decimal(18, 12)) end as weight
     from (select *, ${kind} as kind, ${capped} as capped from (${rows}) o) r`,
  );
}

/** `frame_clusters`: sums of the weights of desired (a) and undesired (b) records by customer, group and wave; records without customer stand alone. */
export function outcomeClusters(): string {
  const counted = "from frame_records where kind in ('desired', 'undesired')";
  return createTable(
    "frame_clusters",
    `select customer, grp, wave, coalesce(sum(weight) filter (where polarity > 0), 0) as a, coalesce(sum(weight) filter (where polarity < 0), 0) as b
     ${counted} and customer is not null group by customer, grp, wave
     union all select customer, grp, wave, case when polarity > 0 then weight else 0 end, case when polarity < 0 then weight else 0 end ${counted} and customer is null`,
  );
}
