import { OUT_OF_RANGE } from "../../table/canonical.ts";
import { type FrameInput, has } from "../frame/frame-input.ts";
import { secureItems, secureOutside, secureSettled } from "../frame/secure-items.ts";
import type { RowStates, StatesInput } from "./states-input.ts";

/** Rows of answers by what a question makes of them (methods.md 0.3.3). */
export function questionStates(question: "nps" | "csat" | "ces", about: StatesInput): RowStates {
  const isValid = `${question} is not null and ${question} <> ${OUT_OF_RANGE}`;
  const why = `when f.${question} is null then 'MISSING' when f.${question} = ${OUT_OF_RANGE} then 'OUT_OF_RANGE'`;
  return states(about, isValid, why);
}

/** A row settles the case, or else it is out of range before it is missing. */
export function secureStates(about: StatesInput): RowStates {
  return states(
    about,
    secureSettled(secureItems(about.input)),
    `when not f.counts then case when ${secureOutside("f.")} then 'OUT_OF_RANGE' else 'MISSING' end`,
  );
}

/** Of the rows of a customer that count, the last one does; or all of them, by setting. */
function states({ input, kind }: StatesInput, isValid: string, why: string): RowStates {
  const counts = `coalesce(${isValid}, false)${hasWeight(input) ? " and weight > 0" : ""}`;
  const customer = "coalesce(cast(customer as bigint), -1 - cast(ord as bigint))";
  const span = kind === "wave" ? `${customer}, wave` : customer;
  const place = `row_number() over (partition by ${span}, counts order by ord desc)`;
  const light = hasWeight(input) ? "when f.weight <= 0 then 'NON_POSITIVE_WEIGHT' " : "";
  const others = { lastPerCustomer: "'DUPLICATE'", meanPerCustomer: "'AVERAGED'", all: "'USED'" }[input.settings.duplicates];
  return {
    table: "answers",
    from: `answers t left join (select *, ${place} as place from (select *, ${counts} as counts from frame_answers) a) f on f.ord = t.ord`,
    key: "f.ord",
    state: `case ${light}${why} when f.place = 1 then 'USED' else ${others} end`,
  };
}

const hasWeight = (input: FrameInput): boolean => has(input, "answers", "weight");
