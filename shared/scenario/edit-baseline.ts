import type { Baseline, Billing, CohortLevers, SegmentBaseline } from "./scenario.ts";

/** The numbers of a segment that a person may put in place of the estimate. */
export const SEGMENT_FIELDS = [
  "customers",
  "annualRetention",
  "acquisitionsPerMonth",
  "arpa",
  "grossMargin",
  "serviceCostPerMonth",
  "cac",
  "fixedCostPerMonth",
  "arpaGrowthPerMonth",
  "referral",
  "sbg.alpha",
  "sbg.beta",
] as const;
export type SegmentField = (typeof SEGMENT_FIELDS)[number];

/** The numbers of the company as a whole. */
export const COMPANY_FIELDS = ["discountRate", "companyFixedCost", "roxAttribution"] as const;
export type CompanyField = (typeof COMPANY_FIELDS)[number];
export type BaselineField = SegmentField | CompanyField;

/** `segment` is null for the one segment without a name, and for fields of the company. */
export type BaselineEdit = { readonly segment: string | null; readonly field: BaselineField; readonly value: number };

/** Churn by tenure: not followed, or followed with levers that reach everybody or newcomers only. */
export type CohortForm = "aggregate" | CohortLevers;

/** What a person has put in place of the estimated baseline, or typed without any data. */
export type BaselineSetup = {
  readonly edits: readonly BaselineEdit[];
  readonly typed: Baseline | null;
  readonly billing: Billing;
  readonly cohort: CohortForm;
};

/** Parameters of churn by tenure as the data give them. */
export type SegmentTenure = { readonly segment: string | null; readonly alpha: number; readonly beta: number };

export const FIRST_BASELINE: BaselineSetup = { edits: [], typed: null, billing: "start", cohort: "aggregate" };

/** A number of a segment; what is left out is 0, and `null` where churn by tenure is not known. */
export function segmentNumber(segment: SegmentBaseline, field: SegmentField): number | null {
  if (field === "sbg.alpha") return segment.sbg?.alpha ?? null;
  if (field === "sbg.beta") return segment.sbg?.beta ?? null;
  return segment[field] ?? 0;
}

export function companyNumber(baseline: Baseline, field: CompanyField): number {
  switch (field) {
    case "discountRate":
      return baseline.discountRate;
    case "companyFixedCost":
      return baseline.fixedCostPerMonth;
    case "roxAttribution":
      return baseline.roxAttribution ?? 1;
  }
}

/**
 * The baseline that levers start from: the typed one or `estimated`, with the edits, the billing and the form of cohorts that a person
 * chose, `tenure` being the churn by tenure of the estimate. Edits of segments that are not there do nothing. An edited number is certain: its range falls away. `null` without either.
 */
export function setUpBaseline(estimated: Baseline | null, setup: BaselineSetup, tenure: readonly SegmentTenure[] = []): Baseline | null {
  const start = setup.typed ?? estimated;
  if (start === null) return null;
  const edits = setup.typed === null ? setup.edits : [];
  const company = (field: CompanyField): number => edits.find((edit) => edit.field === field)?.value ?? companyNumber(start, field);
  const { roxAttribution: _attribution, ...rest } = start;
  return {
    ...rest,
    segments: start.segments.map((segment) => withForm(editSegment(withTenure(segment, tenure), edits), setup.cohort)),
    discountRate: company("discountRate"),
    fixedCostPerMonth: company("companyFixedCost"),
    ...(company("roxAttribution") !== 1 && { roxAttribution: company("roxAttribution") }),
    billing: setup.billing,
    ...(setup.cohort !== "aggregate" && { cohortLevers: setup.cohort }),
  };
}

function withTenure(segment: SegmentBaseline, tenure: readonly SegmentTenure[]): SegmentBaseline {
  const found = tenure.find((own) => own.segment === segment.key);
  return found === undefined || segment.sbg !== undefined ? segment : { ...segment, sbg: { alpha: found.alpha, beta: found.beta } };
}

function editSegment(segment: SegmentBaseline, edits: readonly BaselineEdit[]): SegmentBaseline {
  let edited = segment;
  for (const edit of edits) {
    if (edit.segment === segment.key && isSegmentField(edit.field)) edited = withNumber(edited, edit.field, edit.value);
  }
  return edited;
}

/** A segment with one number changed. Half a pair of sBG parameters is completed by 1, which is neither loyal nor fickle. */
export function withNumber(segment: SegmentBaseline, field: SegmentField, value: number): SegmentBaseline {
  if (field === "sbg.alpha") return { ...segment, sbg: { alpha: value, beta: segment.sbg?.beta ?? 1 } };
  if (field === "sbg.beta") return { ...segment, sbg: { alpha: segment.sbg?.alpha ?? 1, beta: value } };
  const { ranges, ...rest } = segment;
  if (ranges === undefined) return { ...segment, [field]: value };
  const kept = Object.fromEntries(Object.entries(ranges).filter(([name]) => name !== field));
  return { ...rest, [field]: value, ranges: kept };
}

function withForm(segment: SegmentBaseline, cohort: CohortForm): SegmentBaseline {
  if (cohort !== "aggregate" || segment.sbg === undefined) return segment;
  const { sbg: _sbg, ...aggregate } = segment;
  return aggregate;
}

export const isSegmentField = (field: BaselineField): field is SegmentField => SEGMENT_FIELDS.some((own) => own === field);
