import { castDraft, type Draft } from "immer";
import type { ProjectDocument } from "../../../shared/project/document.ts";
import { BASELINE_LIMITS } from "../../../shared/scenario/baseline-limits.ts";
import { type BaselineField, type CohortForm, isSegmentField, withNumber } from "../../../shared/scenario/edit-baseline.ts";
import {
  type Baseline,
  type Billing,
  type InputDistribution,
  type SegmentBaseline,
  UNCERTAIN_FIELDS,
  type UncertainField,
} from "../../../shared/scenario/scenario.ts";
import { rangeAtSize } from "../../../shared/scenario/simulate/lever-spread.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { beforeDrag } from "../../store/history.ts";

/** What typing begins with: the main case of methods.md 12.3, in plain sight to be written over. */
const EXAMPLE_SEGMENT: SegmentBaseline = {
  key: null,
  customers: 1_000,
  annualRetention: 0.8,
  acquisitionsPerMonth: 20,
  arpa: 50,
  grossMargin: 0.7,
  fixedCostPerMonth: 0,
  arpaGrowthPerMonth: 0,
};
const EXAMPLE: Baseline = { segments: [EXAMPLE_SEGMENT], discountRate: 0.1, fixedCostPerMonth: 0 };

const change = (recipe: (baseline: Draft<ProjectDocument>["baseline"]) => void, drag: string | null = null): void =>
  editDocument("levers:edit.baseline", (draft) => recipe(draft.baseline), drag);

/**
 * Puts a number in the place of an estimate, or into the typed baseline, where its range goes with it. Keys typed into one box are one step
 * of undo.
 */
export function setNumber(segment: string | null, field: BaselineField, value: number): void {
  const drag = `baseline ${segment} ${field}`;
  // On the way from 1,000 to 950 the box passes 9: the range is that of the number before the first key.
  const before = beforeDrag(useApp.getState().history, drag).baseline.typed;
  change((setup) => {
    if (setup.typed !== null) setTyped(setup.typed, segment, field, value, before);
    else {
      const edit = setup.edits.find((own) => own.segment === segment && own.field === field);
      if (edit === undefined) setup.edits.push({ segment, field, value });
      else edit.value = value;
    }
  }, drag);
}

function setTyped(typed: Draft<Baseline>, key: string | null, field: BaselineField, value: number, before: Baseline | null): void {
  if (field === "discountRate") typed.discountRate = value;
  else if (field === "companyFixedCost") typed.fixedCostPerMonth = value;
  else if (field === "roxAttribution") typed.roxAttribution = value;
  else if (isSegmentField(field)) {
    const segment = typed.segments.find((own) => own.key === key);
    if (segment === undefined) return;
    Object.assign(segment, withNumber(segment, field, value));
    const old = before?.segments.find((own) => own.key === key);
    const uncertain = UNCERTAIN_FIELDS.find((own) => own === field);
    if (old === undefined || uncertain === undefined) return;
    const range = rangeAtSize({ value: old[uncertain] ?? 0, ...rangeOf(old, uncertain) }, value);
    if (range !== null) segment.ranges = { ...segment.ranges, [uncertain]: withinLimits(range, value, uncertain) };
  }
}

const rangeOf = ({ ranges }: SegmentBaseline, field: UncertainField): { readonly range?: InputDistribution } => {
  const range = ranges?.[field];
  return range === undefined ? {} : { range };
};

/** No end of a range lies beyond what the number itself may be. */
function withinLimits(range: InputDistribution, value: number, field: UncertainField): InputDistribution {
  if (range.kind !== "pert") return range;
  const { min, max } = BASELINE_LIMITS[field];
  return { ...range, low: Math.min(value, Math.max(min, range.low)), high: Math.max(value, Math.min(max, range.high)) };
}

export type RangeEnd = "low" | "high";

/**
 * The lowest or highest that a typed number may be, PERT with the number as its mode; `null` = the number itself. Without either the number is
 * certain. False where the end lies on the wrong side of the number, or there is no such number.
 */
export function setRangeEnd(key: string | null, field: UncertainField, end: RangeEnd, at: number | null): boolean {
  const segment = useApp.getState().history.present.baseline.typed?.segments.find((own) => own.key === key);
  if (segment === undefined) return false;
  const value = segment[field] ?? 0;
  if (at !== null && (end === "low" ? at > value : at < value)) return false;
  const known = segment.ranges?.[field];
  const ends = known?.kind === "pert" ? { low: known.low, high: known.high } : { low: value, high: value };
  const low = end === "low" ? (at ?? value) : ends.low;
  const high = end === "high" ? (at ?? value) : ends.high;
  change(({ typed }) => {
    const own = typed?.segments.find((other) => other.key === key);
    if (own === undefined) return;
    const { [field]: _, ...others } = own.ranges ?? {};
    own.ranges = low === high ? others : { ...others, [field]: { kind: "pert", low, mode: value, high } };
  }, `baseline range ${key} ${field} ${end}`);
  return true;
}

/** The estimate stands again. */
export function resetNumber(segment: string | null, field: BaselineField): void {
  change((setup) => {
    setup.edits = setup.edits.filter((edit) => edit.segment !== segment || edit.field !== field);
  });
}

export const resetAll = (): void =>
  change((setup) => {
    setup.edits = [];
  });

export const setBilling = (billing: Billing): void =>
  change((setup) => {
    setup.billing = billing;
  });

export const setCohort = (cohort: CohortForm): void =>
  change((setup) => {
    setup.cohort = cohort;
  });

export const typeBaseline = (): void =>
  change((setup) => {
    setup.typed = castDraft(EXAMPLE);
  });

export const dropTyped = (): void =>
  change((setup) => {
    setup.typed = null;
  });

/** A further segment, like the last; the one without a name is given one. `nameOf` makes names that are not there yet. */
export function addSegment(nameOf: (number: number) => string): void {
  change(({ typed }) => {
    if (typed === null) return;
    const last = typed.segments.at(-1);
    if (last === undefined) return;
    const fresh = (): string => {
      let number = typed.segments.length;
      while (typed.segments.some(({ key }) => key === nameOf(number))) number += 1;
      return nameOf(number);
    };
    if (last.key === null) last.key = fresh();
    typed.segments.push({ ...last, key: fresh() });
  });
}

export function removeSegment(at: number): void {
  change(({ typed }) => {
    if (typed !== null && typed.segments.length > 1) typed.segments.splice(at, 1);
  });
}

/** A name that is empty or taken is left as it was. */
export function renameSegment(at: number, name: string): void {
  change(({ typed }) => {
    const segment = typed?.segments[at];
    if (segment === undefined || name === "" || typed?.segments.some(({ key }) => key === name) === true) return;
    segment.key = name;
  }, `baseline name ${at}`);
}
