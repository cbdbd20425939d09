import { castDraft, type Draft } from "immer";
import type { ProjectDocument } from "../../../shared/project/document.ts";
import { type BaselineField, type CohortForm, isSegmentField, withNumber } from "../../../shared/scenario/edit-baseline.ts";
import type { Baseline, Billing, SegmentBaseline } from "../../../shared/scenario/scenario.ts";
import { editDocument } from "../../store/edit-document.ts";

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

/** Puts a number in the place of an estimate, or into the typed baseline. Keys typed into one box are one step of undo. */
export function setNumber(segment: string | null, field: BaselineField, value: number): void {
  change((setup) => {
    if (setup.typed !== null) setTyped(setup.typed, segment, field, value);
    else {
      const edit = setup.edits.find((own) => own.segment === segment && own.field === field);
      if (edit === undefined) setup.edits.push({ segment, field, value });
      else edit.value = value;
    }
  }, `baseline ${segment} ${field}`);
}

function setTyped(typed: Draft<Baseline>, key: string | null, field: BaselineField, value: number): void {
  if (field === "discountRate") typed.discountRate = value;
  else if (field === "companyFixedCost") typed.fixedCostPerMonth = value;
  else if (field === "roxAttribution") typed.roxAttribution = value;
  else if (isSegmentField(field)) {
    const segment = typed.segments.find((own) => own.key === key);
    if (segment !== undefined) Object.assign(segment, withNumber(segment, field, value));
  }
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
