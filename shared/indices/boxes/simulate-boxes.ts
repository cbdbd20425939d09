import { createRandom, type Random } from "../../random.ts";
import { bootstrapInterval } from "../../statistics/bootstrap-limits.ts";
import { resamplesFor, SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { BOX_CODES } from "../frame/boxes-frame.ts";
import type { Columns, IndexContext, SliceKind } from "../index-definition.ts";
import type { IndexResult, Json } from "../index-result.ts";
import { interval } from "../make-result.ts";
import { isGroup } from "../setting-parts.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { drawScaled } from "./scale-draws.ts";

/** Money of the customers by box and segment (`stratum`), equal amounts together, in the order of the amounts; box −1 = no box. */
export function moneyQuery(context: IndexContext, kind: SliceKind): string {
  const holds = `${context.choices.boxesFrom === "window" ? "active" : "true"} and money is not null`;
  const grouped = `select ${sliceColumn(kind)} as slice, coalesce(box, -1) as box, money, segment, count(*) as customers from frame_boxes
    where ${holds}${groupBy(kind, ["box", "money", "segment"])}`;
  return `select slice, cast(box as double) as box, cast(money as double) as money, cast(customers as double) as customers,
      cast(dense_rank() over (partition by slice order by segment nulls last) as double) as stratum
    from (${grouped}) m order by slice, box, money, stratum`;
}

/** Customers are drawn within boxes; churn of every box is drawn from Beta(x + ½, n − x + ½), jointly. */
export function simulateBoxes(columns: Columns, result: IndexResult, context: IndexContext): IndexResult {
  if (result.value === null) return result;
  const amounts = [BOX_CODES.bottom, BOX_CODES.middle].map((code) => amountsOf(columns, code));
  const followed = [result.parts["bottom"], result.parts["middle"], result.parts["top"]].map(followedOf);
  const draws = resamplesFor(amounts.reduce((sum, list) => sum + list.length, 0));
  const random = createRandom(SIMULATION_SEED);
  const churns = (own: Random) => followed.map(({ lost, customers }) => own.beta(lost + 0.5, customers - lost + 0.5));
  const years = context.settings.boxes.horizonMonths / 12;
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const [bottom = 0, middle = 0, top = 0] = churns(random);
    let value = 0;
    amounts.forEach((list, at) => {
      let revenue = 0;
      for (let customer = 0; customer < list.length; customer += 1) revenue += list[random.below(list.length)] ?? 0;
      value += Math.max(0, revenue * years * ((at === 0 ? bottom : middle) - top));
    });
    values.push(value);
  }
  const limits = bootstrapInterval(values, draws, context.settings.confidence);
  const scaled = bootstrapInterval(drawScaled(columns, years, draws, churns), draws, context.settings.confidence);
  const held = result.parts["scaled"];
  return {
    ...result,
    parts: isGroup(held) && scaled !== null ? { ...result.parts, scaled: { ...held, lo: scaled.lo, hi: scaled.hi } } : result.parts,
    ci: interval("bootstrap", context.settings.confidence, limits),
    params: { ...result.params, resamples: draws, seed: SIMULATION_SEED },
  };
}

function amountsOf({ box = [], money = [], customers = [] }: Columns, code: number): Float64Array {
  const rows = box.flatMap((value, row) => (value === code ? [row] : []));
  const list = new Float64Array(rows.reduce((sum, row) => sum + (customers[row] ?? 0), 0));
  let at = 0;
  for (const row of rows) {
    list.fill(money[row] ?? 0, at, at + (customers[row] ?? 0));
    at += customers[row] ?? 0;
  }
  return list;
}

function followedOf(part: Json | undefined): { readonly lost: number; readonly customers: number } {
  const { lost = 0, followed = 0 } = isGroup(part) ? part : {};
  return { lost: Number(lost), customers: Number(followed) };
}
