import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBaseline } from "../../shared/project/baseline-schema.ts";
import { baselineSetupSchema } from "../../shared/project/baseline-setup-schema.ts";
import { EMPTY_DOCUMENT } from "../../shared/project/document.ts";
import { readDocument } from "../../shared/project/document-schema.ts";
import { wholeBaselineSchema } from "../../shared/project/whole-baseline-schema.ts";
import { FIRST_BASELINE, setUpBaseline } from "../../shared/scenario/edit-baseline.ts";
import { anyBaseline } from "../scenario/arbitraries.ts";
import { baselineOf, linkOf, segmentOf } from "../scenario/builders.ts";

const MAIN = { customers: 1000, annualRetention: 0.8, arpa: 50 };

describe("BASE.json", () => {
  it("may say what service and acquisition cost, what promoters bring, when customers are billed and how churn falls with tenure", () => {
    const further = { serviceCostPerMonth: 2, cac: 150, referral: 0.1, sbg: { alpha: 0.7, beta: 1.2 } };
    const read = readBaseline({ ...MAIN, ...further, billing: "average", cohortLevers: "newCustomers" });
    expect(read).toMatchObject({ ok: true, value: { segments: [further], billing: "average", cohortLevers: "newCustomers" } });
  });

  it("may say what follows from a score, and is refused where classes are missing or shares do not sum to 1", () => {
    const classes = [
      { key: "detractor", share: 0.25, annualChurn: 0.25 },
      { key: "passive", share: 0.35, annualChurn: 0.1 },
      { key: "promoter", share: 0.4, annualChurn: 0.05 },
    ];
    const read = readBaseline({ ...MAIN, links: [{ score: "nps", classes }] });
    expect(read).toMatchObject({ ok: true, value: { segments: [{ links: [{ score: "nps", grade: "association" }] }] } });
    const refusal = (links: unknown) => {
      const result = readBaseline({ ...MAIN, links });
      return result.ok ? null : result.problem.detail;
    };
    expect(refusal([{ score: "nps", classes: classes.slice(1) }])).toMatchObject({ path: "links[0]", cause: "linkClasses" });
    expect(refusal([{ score: "nps", classes: classes.map((own) => ({ ...own, share: 0.3 })) }])).toMatchObject({ cause: "linkShares" });
    expect(
      refusal([
        { score: "nps", classes },
        { score: "nps", classes },
      ]),
    ).toMatchObject({ cause: "linkTwice" });
    expect(refusal([{ score: "ces", classes }])).toMatchObject({ cause: "choice" });
  });
});

describe("a baseline that a person has changed", () => {
  const estimated = {
    ...baselineOf(),
    segments: [
      segmentOf({ key: "A", ranges: { arpa: { kind: "fixed", value: 50 }, cac: { kind: "fixed", value: 1 } } }),
      segmentOf({ key: "B" }),
    ],
  };

  it("has the typed numbers in place of the estimates, and no range for them", () => {
    const edits = [
      { segment: "A", field: "arpa", value: 60 },
      { segment: "B", field: "serviceCostPerMonth", value: 3 },
      { segment: "gone", field: "arpa", value: 1 },
      { segment: null, field: "discountRate", value: 0.08 },
      { segment: null, field: "companyFixedCost", value: 1_000 },
    ] as const;
    const set = setUpBaseline(estimated, { ...FIRST_BASELINE, edits });
    expect(set).toMatchObject({ discountRate: 0.08, fixedCostPerMonth: 1_000, billing: "start" });
    expect(set?.segments[0]).toMatchObject({ arpa: 60, ranges: { cac: { kind: "fixed", value: 1 } } });
    expect(set?.segments[0]?.ranges).not.toHaveProperty("arpa");
    expect(set?.segments[1]).toMatchObject({ arpa: 50, serviceCostPerMonth: 3 });
  });

  it("is the estimate itself where nothing was changed, and nothing where nothing is known", () => {
    expect(setUpBaseline(estimated, FIRST_BASELINE)).toEqual({ ...estimated, billing: "start" });
    expect(setUpBaseline(null, FIRST_BASELINE)).toBeNull();
    expect(setUpBaseline(null, { ...FIRST_BASELINE, typed: baselineOf() })).toMatchObject(baselineOf());
  });

  it("follows churn by tenure only where a person chose so", () => {
    const withTenure = { ...estimated, segments: [segmentOf({ sbg: { alpha: 1, beta: 3 } })] };
    expect(setUpBaseline(withTenure, FIRST_BASELINE)?.segments[0]).not.toHaveProperty("sbg");
    const set = setUpBaseline(withTenure, { ...FIRST_BASELINE, cohort: "everybody" });
    expect(set).toMatchObject({ cohortLevers: "everybody", segments: [{ sbg: { alpha: 1, beta: 3 } }] });
  });

  it("takes churn by tenure from the data where a person has typed none", () => {
    const tenure = [{ segment: "A", alpha: 0.7, beta: 1.2 }];
    expect(setUpBaseline(estimated, FIRST_BASELINE, tenure)).toEqual({ ...estimated, billing: "start" });
    const edits = [{ segment: "A", field: "sbg.beta", value: 3 }] as const;
    const set = setUpBaseline(estimated, { ...FIRST_BASELINE, cohort: "newCustomers", edits }, tenure);
    expect(set?.segments.map(({ sbg }) => sbg)).toEqual([{ alpha: 0.7, beta: 3 }, undefined]);
  });

  it("is kept in the document as it stands, and older documents have none", () => {
    fc.assert(
      fc.property(anyBaseline, (typed) => {
        const document = {
          ...EMPTY_DOCUMENT,
          baseline: { ...FIRST_BASELINE, typed, edits: [{ segment: "A", field: "cac" as const, value: 3 }] },
        };
        // A file has no −0.
        const saved: unknown = JSON.parse(JSON.stringify(document));
        expect(readDocument(saved)).toEqual({ ok: true, value: saved });
      }),
      { numRuns: 30 },
    );
    const { baseline: _baseline, ...older } = EMPTY_DOCUMENT;
    expect(readDocument(older)).toEqual({ ok: true, value: EMPTY_DOCUMENT });
  });

  it("is refused with a number that is not possible", () => {
    const setup = (value: number) => ({ ...FIRST_BASELINE, edits: [{ segment: null, field: "annualRetention", value }] });
    expect(baselineSetupSchema.safeParse(setup(0.8)).success).toBe(true);
    expect(baselineSetupSchema.safeParse(setup(1.2)).success).toBe(false);
    const link = linkOf("nps", [0.2, 0.3, 0.5], [0.3, 0.2, 0.1]);
    expect(wholeBaselineSchema.safeParse(baselineOf({ links: [link] })).success).toBe(true);
    expect(wholeBaselineSchema.safeParse(baselineOf({ arpa: Number.NaN })).success).toBe(false);
  });
});
