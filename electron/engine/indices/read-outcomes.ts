import { groupOfRows } from "../../../shared/indices/frame/answer-columns.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import { outcomeNames, outcomesToRead } from "../../../shared/indices/frame/outcome-records.ts";
import { type OutcomeColumns, type OutcomeRows, outcomesAt } from "../../../shared/indices/frame/outcome-rows.ts";
import { placesThatPass } from "../../../shared/indices/frame/places.ts";
import { readPassing } from "./read-accounts.ts";
import { columnsOf } from "./standing-columns.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

/** The definitions that the weights of outcomes hang on. */
export function cvqWeights({ settings }: Pick<FrameInput, "settings">) {
  const { durationRef, intensityMax, exponents } = settings.cvq;
  return { durationRef, intensityMax, exponents };
}

export async function readOutcomes(frame: StandingFrame, members: Members): Promise<OutcomeRows> {
  const { cache, input } = frame;
  const { asOf, by, wave } = input;
  const { outcomes } = columnsOf(cache.store, cache.facts);
  // Fields that outcomes do not have make no difference to what is read.
  const cut = {
    by: by !== null && has(input, "outcomes", by) ? by : null,
    wave: wave?.kind === "field" && has(input, "outcomes", wave.field) ? wave : null,
  };
  const [columns, passes, ofCustomers] = await Promise.all([
    outcomes.of({ cut, codes: input.codes, asOf, weights: cvqWeights(input) }, () => outcomeColumns(frame, cut)),
    has(input, "outcomes", "customer_id") ? readPassing(frame) : null,
    members(),
  ]);
  const own = passes === null ? columns : outcomesAt(columns, placesThatPass(columns.customer, passes));
  return { ...own, group: groupOfRows(input, own.customer, ofCustomers, own.own) };
}

/** Of all outcomes, whatever the filter. */
async function outcomeColumns({ cache, input }: StandingFrame, cut: Pick<FrameInput, "by" | "wave">): Promise<OutcomeColumns> {
  const rows = await cache.relations.raw(outcomesToRead({ ...input, ...cut, conditions: [] }));
  const names = outcomeNames(input);
  return {
    customer: rows.int32("customer", -1),
    own: cut.by === null ? null : rows.int16("own", -1),
    wave: rows.int16("wave", -1),
    name: names === null ? null : { codes: rows.int16("name", -1), names },
    kind: rows.bytes("kind", 0),
    capped: rows.flags("capped"),
    weight: rows.decimals("weight"),
  };
}
