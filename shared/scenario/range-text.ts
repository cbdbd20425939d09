import { isPossible } from "./distribution-limits.ts";
import type { ValueForm } from "./lever-kinds.ts";
import { readNumber, readSized, writeSized } from "./lever-number.ts";
import type { InputDistribution } from "./scenario.ts";

/** Which numbers of a distribution are in the unit of what is uncertain: those first; the rest are plain. */
const SIZED = {
  fixed: 1,
  beta: 0,
  pert: 3,
  lognormal: 1,
  normal: 4,
  uniform: 2,
  poisson: 1,
  negativeBinomial: 1,
} as const satisfies Record<InputDistribution["kind"], number>;
type Kind = keyof typeof SIZED;
const isKind = (name: string): name is Kind => Object.hasOwn(SIZED, name);

/**
 * How uncertain a size is, as the options `range` and `attributionRange` of a lever write it: `LOW..HIGH` is PERT with the size itself as its
 * mode; every other distribution is `kind:number,number…`, in the order of docs/what-if.md. Numbers are written as the size is
 * (`0..8%` of percent). `null` where it cannot be read or is not possible.
 */
export function readRange(text: string, form: ValueForm, mode: number): InputDistribution | null {
  const [head = "", body, ...more] = text.split(":").map((part) => part.trim());
  const read = body === undefined ? readAround(head, form, mode) : more.length === 0 && isKind(head) ? readNamed(head, body, form) : null;
  return read !== null && isPossible(read) ? read : null;
}

/** The canonical text of it. */
export function writeRange(range: InputDistribution, form: ValueForm, mode: number): string {
  const numbers = numbersOf(range);
  const written = numbers.map((value, place) => writeSized(value, place < SIZED[range.kind] ? form : "plain"));
  const [low = "", middle = "", high = ""] = written;
  const percent = form === "percent" ? "%" : "";
  if (range.kind === "pert" && middle === writeSized(mode, form)) return `${low}..${high}${percent}`;
  return `${range.kind}:${written.map((text, place) => (place < SIZED[range.kind] ? `${text}${percent}` : text)).join(",")}`;
}

function readAround(text: string, form: ValueForm, mode: number): InputDistribution | null {
  const [from = "", to, ...more] = text.split("..").map((part) => part.trim());
  if (to === undefined || more.length > 0) return null;
  // The sign of percent may stand once, behind the second number, as in the axis of a grid.
  const low = readSized(form === "percent" && !from.endsWith("%") ? `${from}%` : from, form);
  const high = readSized(to, form);
  return low === null || high === null ? null : { kind: "pert", low, mode, high };
}

function readNamed(kind: Kind, body: string, form: ValueForm): InputDistribution | null {
  const written = body.split(",").map((part) => part.trim());
  const numbers = written.map((text, place) => (place < SIZED[kind] ? readSized(text, form) : readNumber(text)));
  const [a, b, c, d] = numbers;
  const all = <T>(count: number, made: T): T | null => (numbers.length === count && !numbers.includes(null) ? made : null);
  const [first, second, third, fourth] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
  switch (kind) {
    case "fixed":
      return all(1, { kind, value: first });
    case "beta":
      return all(2, { kind, alpha: first, beta: second });
    case "pert":
      return all(3, { kind, low: first, mode: second, high: third });
    case "lognormal":
      return all(2, { kind, mean: first, cv: second });
    case "normal":
      return all(4, { kind, mean: first, sd: second, min: third, max: fourth });
    case "uniform":
      return all(2, { kind, low: first, high: second });
    case "poisson":
      return all(1, { kind, mean: first }) ?? all(2, { kind, mean: first, months: second });
    case "negativeBinomial":
      return all(2, { kind, mean: first, dispersion: second }) ?? all(3, { kind, mean: first, dispersion: second, months: third });
  }
}

/** Its numbers in the order in which they are written. */
function numbersOf(range: InputDistribution): readonly number[] {
  switch (range.kind) {
    case "fixed":
      return [range.value];
    case "beta":
      return [range.alpha, range.beta];
    case "pert":
      return [range.low, range.mode, range.high];
    case "lognormal":
      return [range.mean, range.cv];
    case "normal":
      return [range.mean, range.sd, range.min, range.max];
    case "uniform":
      return [range.low, range.high];
    case "poisson":
      return [range.mean, ...counted(range.months)];
    case "negativeBinomial":
      return [range.mean, range.dispersion, ...counted(range.months)];
  }
}

const counted = (months: number | undefined): readonly number[] => (months === undefined ? [] : [months]);
