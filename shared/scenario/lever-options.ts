import { AT_ONCE } from "./at-once.ts";
import { kindRule } from "./lever-kinds.ts";
import { readNumber } from "./lever-number.ts";
import { readRange } from "./range-text.ts";
import type { Lever } from "./scenario.ts";
import { isScore } from "./score-links.ts";

/** Options after the semicolon that are a number, each of its own range. */
const NUMBERS = {
  start: { min: 1, max: 10_000, whole: true },
  ramp: { min: 1, max: 10_000, whole: true },
  halfLife: { min: 1e-6, max: 1e6, whole: false },
  cost: { min: 0, max: 1e15, whole: false },
  costPerMonth: { min: 0, max: 1e15, whole: false },
  effect: { min: 0, max: 1, whole: false },
  attribution: { min: 0, max: 1, whole: false },
} as const;
type NumberName = keyof typeof NUMBERS;
const isNumber = (name: string): name is NumberName => Object.hasOwn(NUMBERS, name);

/** How uncertain its size is, and the part that is taken for cause. */
const RANGES = ["range", "attributionRange"] as const;
type RangeName = (typeof RANGES)[number];

export type OptionFault = { readonly cause: string; readonly got: string; readonly allowed: string };

type Read = { readonly ok: true; readonly lever: Lever } | { readonly ok: false; readonly fault: OptionFault };

/** Puts the options on the lever that the text before them names; those of another kind of lever are a fault. */
export function withOptions(lever: Omit<Lever, keyof typeof AT_ONCE>, options: readonly string[]): Read {
  const numbers: Partial<Record<NumberName, number>> = {};
  const ranges: Partial<Record<RangeName, string>> = {};
  for (const option of options) {
    if (option === "" && options.length === 1) continue;
    const [name = "", written = "", ...more] = option.split("=").map((part) => part.trim());
    const range = RANGES.find((own) => own === name);
    if (more.length > 0 || (range === undefined && !isNumber(name))) return fault("option", option);
    if (Object.hasOwn(numbers, name) || Object.hasOwn(ranges, name)) return fault("optionTwice", name);
    if (range !== undefined) ranges[range] = written;
    else if (isNumber(name)) {
      const value = readLegal(name, written);
      if (value === null) return fault(causeOf(name), option);
      numbers[name] = value;
    }
  }
  const { effect, ...values } = numbers;
  const { target, kind } = lever;
  if ((values.attribution !== undefined || ranges.attributionRange !== undefined) && !isScore(target)) return fault("attribution", target);
  if (effect !== undefined && kind !== "formula") return fault("effect", kind);
  const sized = { ...lever, ...(effect !== undefined && { value: effect }), ...AT_ONCE, ...values };
  return withRanges(sized, ranges);
}

/** Ranges are read last, as a bare LOW..HIGH lies around the size. */
function withRanges(lever: Lever, { range, attributionRange }: Partial<Record<RangeName, string>>): Read {
  const form = kindRule(lever.target, lever.kind)?.form ?? "plain";
  const ofSize = range === undefined ? undefined : readRange(range, form, lever.value);
  if (ofSize === null) return fault("optionRange", `range=${range}`);
  const ofPart = attributionRange === undefined ? undefined : readRange(attributionRange, "plain", lever.attribution ?? 1);
  if (ofPart === null) return fault("optionRange", `attributionRange=${attributionRange}`);
  return {
    ok: true,
    lever: { ...lever, ...(ofSize !== undefined && { range: ofSize }), ...(ofPart !== undefined && { attributionRange: ofPart }) },
  };
}

function readLegal(name: NumberName, written: string): number | null {
  const { min, max, whole } = NUMBERS[name];
  const value = readNumber(written);
  return value === null || value < min || value > max || (whole && !Number.isInteger(value)) ? null : value;
}

const causeOf = (name: NumberName): string =>
  name === "attribution" || name === "effect" ? "optionShare" : NUMBERS[name].whole ? "optionMonths" : "optionNumber";

const fault = (cause: string, got: string): Read => ({
  ok: false,
  fault: { cause, got, allowed: [...Object.keys(NUMBERS), ...RANGES].join(", ") },
});
