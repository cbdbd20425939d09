import { fail, ok, type Result } from "../../result.ts";
import { parseLever } from "../parse-lever.ts";
import { type Lever, UNCERTAIN_FIELDS } from "../scenario.ts";
import { baselineInput, type Input, leverInput } from "./input.ts";
import type { Situation } from "./outcome.ts";
import { evenly, type GridAxis } from "./two-way-grid.ts";

/** An input as text names it, the situation that has it (a lever that was not there is added, without effect), and the value written. */
export type NamedInput = { readonly input: Input; readonly situation: Situation; readonly value: number };

export const MOST_AXIS_STEPS = 50;
const USUAL_STEPS = 5;
/** LOW..HIGH[/STEPS] in the place of a value. */
const SPAN = /([+\-\u2212]?[\d.]*?\d)\s*%?\s*\.\.\s*([+\-\u2212]?[\d.]*\d)\s*(%?)(?:\/(\d{1,3}))?(?=\s*(?:$|[@;]))/;

/**
 * Reads one side of a two-way grid: a lever, or `base:FIELD[@SEGMENT]`, with LOW..HIGH[/STEPS] in the place of its value, for example
 * `retention:relative:0..10%` or `base:arpa:40..60/4@SMB`. Five steps unless told otherwise. What cannot be read is LEVER_INVALID with a cause.
 */
export function parseAxis(text: string, situation: Situation): Result<GridAxis & { readonly situation: Situation }> {
  const span = SPAN.exec(text);
  const steps = Number(span?.[4] ?? USUAL_STEPS);
  if (span === null || steps < 1 || steps > MOST_AXIS_STEPS) return invalid(text, "span", { most: MOST_AXIS_STEPS });
  const [whole, from = "", to = "", sign = ""] = span;
  const low = parseInput(text.replace(whole, `${from}${sign}`), situation);
  if (!low.ok) return low;
  const high = parseInput(text.replace(whole, `${to}${sign}`), situation);
  if (!high.ok) return high;
  if (low.value.value >= high.value.value) return invalid(text, "spanOrder");
  return ok({ input: high.value.input, values: evenly(low.value.value, high.value.value, steps + 1), situation: high.value.situation });
}

/** Reads an input: a lever as `parseLever` reads it (one of the same target, kind and segment is that lever), or `base:FIELD:VALUE[@SEGMENT]`. */
export function parseInput(text: string, situation: Situation): Result<NamedInput> {
  return /^\s*base\s*:/.test(text) ? parseField(text, situation) : parseLeverInput(text, situation);
}

function parseLeverInput(text: string, situation: Situation): Result<NamedInput> {
  const parsed = parseLever(text);
  if (!parsed.ok) return parsed;
  const lever = parsed.value;
  const keys = situation.baseline.segments.flatMap(({ key }) => (key === null ? [] : [key]));
  if (lever.segment !== null && !keys.includes(lever.segment)) {
    return invalid(text, keys.length === 0 ? "noSegments" : "segment", { got: lever.segment, allowed: keys.join(", ") });
  }
  const found = situation.levers.findIndex((other) => isSame(other, lever));
  const known = situation.levers[found];
  if (known !== undefined) return ok({ input: leverInput(known, found, "value"), situation, value: lever.value });
  // A target rate has no size that does nothing.
  const added = { ...lever, value: lever.kind === "set" ? lever.value : 0 };
  const levers = [...situation.levers, added];
  return ok({ input: leverInput(added, levers.length - 1, "value"), situation: { ...situation, levers }, value: lever.value });
}

const isSame = (one: Lever, other: Lever): boolean =>
  (["target", "kind", "segment", "from", "to"] as const).every((field) => one[field] === other[field]);

const FIELD = /^\s*base\s*:\s*(\w+)\s*:\s*([+\-\u2212]?[\d.]+)\s*(%?)\s*(?:@(.+))?$/s;

function parseField(text: string, situation: Situation): Result<NamedInput> {
  const read = FIELD.exec(text);
  const field = UNCERTAIN_FIELDS.find((name) => name === read?.[1]);
  if (read === null || field === undefined) return invalid(text, "base", { allowed: UNCERTAIN_FIELDS.join(", ") });
  const input = baselineInput(situation.baseline, field, read[4]?.trim() ?? null);
  if (input === null) return invalid(text, "baseNothing");
  const value = Number((read[2] ?? "").replace("\u2212", "-")) / (read[3] === "%" ? 100 : 1);
  if (!(value >= input.min && value <= input.max)) return invalid(text, "range", { got: read[2] ?? "", min: input.min, max: input.max });
  return ok({ input, situation, value });
}

function invalid(text: string, cause: string, detail: Readonly<Record<string, string | number>> = {}) {
  return fail("LEVER_INVALID", { detail: { lever: text, cause, ...detail } });
}
