import { describe, expect, it } from "vitest";
import { estimateLinks } from "../../../electron/engine/links/estimate-links.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { createRandom } from "../../../shared/random.ts";
import { ProblemError } from "../../../shared/result.ts";
import { gradeLink, gradeLinks, NO_LINK_CHOICES } from "../../../shared/scenario/links/grade-links.ts";
import type { LinksEstimate } from "../../../shared/scenario/links/links-output.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import { type CanonicalData, type DataRow, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";

const query = { ...NO_QUERY, settings: { ...NO_QUERY.settings, asOf: "2026-01-01" } };
const estimate = (data: CanonicalData, treatment: string | null = null, settings = query.settings) =>
  withStore(async (store) => estimateLinks(store, await writeCanonical(store, data), { ...query, settings }, treatment, QUIET_JOB));
async function linksOf(...args: Parameters<typeof estimate>): Promise<LinksEstimate> {
  const found = await estimate(...args);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}
const linkOf = (found: LinksEstimate, score: LinkedScore) => {
  const link = found.scores.find((own) => own.score === score);
  if (link === undefined) throw new Error(`linkOf requires ${score}`);
  return link;
};

/**
 * A thousand customers in whom tenure decides both the score and churn, and the score nothing: the young answer low and leave. `pilot` is
 * by chance.
 */
function confounded(): { readonly accounts: readonly DataRow[]; readonly answers: readonly DataRow[] } {
  const random = createRandom(7);
  const people = Array.from({ length: 2000 }, (_, at) => {
    const young = random.uniform() < 0.5;
    const low = random.uniform() < (young ? 0.7 : 0.15);
    const pilot = random.uniform() < 0.5;
    const lost = random.uniform() < (young ? 0.3 : 0.06) * (pilot ? 0.5 : 1);
    return { id: `c${String(at).padStart(4, "0")}`, young, low, pilot, lost, price: 20 + Math.floor(random.uniform() * 80) };
  });
  return {
    accounts: people.map(({ id, young, lost, price, pilot }) => ({
      customer_id: id,
      start_date: young ? "2024-06-01" : "2019-06-01",
      end_date: lost ? "2025-07-01" : null,
      mrr: price,
      variable_cost: price / 4,
      segment: price > 60 ? "Large" : "Small",
      pilot: pilot ? "yes" : "no",
    })),
    answers: people.flatMap(({ id, low, young }) => [
      { customer_id: id, answered_at: "2024-12-01", nps: low ? 3 : young ? 8 : 10 },
      ...(id.endsWith("3") ? [] : [{ customer_id: id, answered_at: "2025-09-01", nps: low ? 7 : 9 }]),
    ]),
  };
}

describe("estimateLinks (methods.md 12.4)", () => {
  it("follows the customers active at t0 over (t0, asOf], and counts those without a class apart", async () => {
    const data = confounded();
    const found = await linksOf({ ...data, answers: data.answers.filter(({ customer_id }) => !String(customer_id).startsWith("c00")) });
    expect(found).toMatchObject({ asOf: "2026-01-01", from: "2025-01-01", months: 12, netOfCost: true, treatments: ["pilot"] });
    const nps = linkOf(found, "nps");
    const followed = nps.classes.reduce((sum, { customers }) => sum + customers, 0);
    expect(followed + nps.unanswered.customers).toBe(2000);
    expect(nps.unanswered.customers).toBe(100);
    expect(nps.classes.reduce((sum, { churned }) => sum + churned, 0) + nps.unanswered.churned).toBe(found.followed.churned);
    expect(nps.segments.map(({ key }) => key)).toEqual(["Large", "Small"]);
  });

  it("grades an effect with the controls held as adjusted; what tenure explains is gone, and no ratio stands without its grade", async () => {
    const found = await linksOf(confounded());
    const graded = gradeLink(linkOf(found, "nps"), {});
    expect(graded.grade).toBe("adjusted");
    const [worst] = graded.effects;
    expect(worst).toMatchObject({ from: "detractor", to: "promoter" });
    expect(worst?.crude?.lo).toBeGreaterThan(1.5);
    expect(worst?.adjusted?.lo).toBeLessThan(1);
    expect(worst?.adjusted?.hi).toBeGreaterThan(1);
    expect(worst?.biased?.lo).toBeLessThan(worst?.adjusted?.lo ?? 0);
    expect(worst?.attribution?.value).toBeLessThan(0.5);
    expect(graded.flags).toEqual(expect.arrayContaining(["REGRESSION_TO_MEAN", "SURVIVOR_BIAS"]));
  });

  it("calls an effect a natural experiment only where a treatment is in the data or a person declares one", async () => {
    const data = confounded();
    const treated = linkOf(await linksOf(data, "pilot"), "nps");
    expect(treated.experiment?.arms.map(({ key }) => key)).toEqual(["no", "yes"]);
    expect(treated.experiment?.difference.lo).toBeGreaterThan(0);
    expect(gradeLink(treated, {}).grade).toBe("naturalExperiment");
    const plain = linkOf(await linksOf(data), "nps");
    expect(gradeLink(plain, {}).grade).toBe("adjusted");
    expect(gradeLink(plain, { naturalExperiment: true })).toMatchObject({ grade: "naturalExperiment", bias: 1 });
    expect(gradeLink(plain, { naturalExperiment: true }).flags).toContain("DECLARED_EXPERIMENT");
    expect(await estimate(data, "colour")).toMatchObject({ ok: false, problem: { code: "FIELD_UNKNOWN" } });
  });

  it("does not offer the loss under another name as a treatment", async () => {
    const data = confounded();
    const accounts = data.accounts.map((row) => ({ ...row, status: row["end_date"] === null ? "stayed" : "churned" }));
    expect((await linksOf({ ...data, accounts })).treatments).toEqual(["pilot"]);
  });

  it("has transitions from the answers before and after t0, churn from everybody", async () => {
    const found = linkOf(await linksOf(confounded()), "nps");
    const { transitions } = found;
    expect(transitions?.rows.map(({ churn }) => churn)).toEqual(found.classes.map(({ churn }) => churn?.value));
    for (const { to, churn } of transitions?.rows ?? []) expect(to.reduce((sum, part) => sum + part, churn)).toBeCloseTo(1, 12);
    // Every detractor who answered again is a passive by then.
    expect(transitions?.rows[0]?.again[0]).toBe(0);
    expect(transitions?.rows[0]?.unanswered).toBeGreaterThan(0);
    expect(transitions?.clv?.length).toBe(3);
  });

  it("gives the same digits for any order of rows", async () => {
    const data = confounded();
    const turned = { accounts: data.accounts.toReversed(), answers: data.answers.toReversed() };
    expect(await linksOf(turned)).toEqual(await linksOf(data));
  });

  it("stays an association where class and loss are of one snapshot, and says so", async () => {
    const data = confounded();
    const accounts = data.accounts.map(({ end_date, start_date: _, ...row }): DataRow => ({ ...row, churned: end_date !== null }));
    const answers = data.answers.map(({ answered_at: _, ...row }): DataRow => row);
    const found = await linksOf({ accounts, answers });
    const nps = linkOf(found, "nps");
    expect(nps).toMatchObject({ basis: "snapshot", transitions: null });
    expect(nps.flags).toEqual(expect.arrayContaining(["SAME_SNAPSHOT", "CHURN_FROM_STATUS"]));
    expect(gradeLink(nps, {})).toMatchObject({ grade: "association", bias: 1.5 });
    const [graded] = gradeLinks(found, NO_LINK_CHOICES).scores;
    expect(graded?.effects[0]?.ratio).toEqual(graded?.effects[0]?.crude);
  });

  it("holds the model by a ridge below ten churners a coefficient, and then does not call it adjusted", async () => {
    const data = confounded();
    const few = new Set(data.accounts.slice(0, 220).map(({ customer_id }) => customer_id));
    const keep = (rows: readonly DataRow[]) => rows.filter(({ customer_id = "" }) => few.has(customer_id));
    const nps = linkOf(await linksOf({ accounts: keep(data.accounts), answers: keep(data.answers) }), "nps");
    expect(nps.model?.churnersPerTerm).toBeLessThan(10);
    expect(nps.model?.ridge).toBe(1);
    expect(nps.flags).toContain("RIDGE");
    expect(gradeLink(nps, {}).grade).toBe("association");
  });

  it("hides what is said of a class of fewer than ten, and makes no lever of it", async () => {
    const data = confounded();
    const promoters = new Set(data.answers.filter(({ nps }) => nps === 10).map(({ customer_id }) => customer_id));
    const [, ...others] = [...promoters].slice(8);
    const gone = new Set(others);
    const keep = (rows: readonly DataRow[]) => rows.filter(({ customer_id = "" }) => !gone.has(customer_id));
    const graded = gradeLink(linkOf(await linksOf({ accounts: data.accounts, answers: keep(data.answers) }), "nps"), {});
    expect(graded.classes[2]).toMatchObject({ customers: 9, flags: ["SUPPRESSED"] });
    expect(graded.effects.map(({ to, flags }) => [to, flags])).toEqual([
      ["promoter", ["SUPPRESSED"]],
      ["passive", []],
      ["promoter", ["SUPPRESSED"]],
    ]);
    expect(graded.effects[0]?.attribution).toBeNull();
  });

  it("derives whether the first contact solved it where no ticket says so, by tickets old enough at t0", async () => {
    const { accounts } = confounded();
    const ids = accounts.slice(0, 60).map(({ customer_id }) => String(customer_id));
    const at = (id: string, day: string) => ({ ticket_id: `${id} ${day}`, customer_id: id, created_at: `${day} 10:00:00`, category: "a" });
    const tickets = [
      ...ids.map((id) => at(id, "2024-11-01")),
      // A repeat within seven days, and one that t0 comes too early for, itself repeated after t0.
      ...ids.slice(0, 20).map((id) => at(id, "2024-11-05")),
      ...ids.slice(20, 40).map((id) => at(id, "2024-12-30")),
      ...ids.slice(20, 40).map((id) => at(id, "2025-01-02")),
    ];
    const fcr = linkOf(await linksOf({ accounts, tickets }), "fcr");
    expect(fcr.flags).toContain("FCR_DERIVED");
    expect(fcr.classes.map(({ key, customers }) => [key, customers])).toEqual([
      ["unresolved", 20],
      ["resolved", 40],
    ]);
    // Whoever stayed and had a later first ticket saw it repeated.
    expect(fcr.transitions?.rows[1]?.again[1]).toBe(0);
    expect(fcr.transitions?.rows[1]?.again[0]).toBeGreaterThan(0);
  });

  it("waits with a derived first contact of the last days until a repeat would have come", async () => {
    const { accounts } = confounded();
    const ids = accounts.slice(0, 60).map(({ customer_id }) => String(customer_id));
    const at = (id: string, day: string, resolved: string | null) => ({
      ticket_id: `${id} ${day}`,
      customer_id: id,
      created_at: `${day} 10:00:00`,
      resolved_at: resolved === null ? null : `${resolved} 12:00:00`,
    });
    // One long ago, solved; one of the day before the data end, still open: of it nothing is known yet.
    const tickets = [...ids.map((id) => at(id, "2024-11-01", "2024-11-01")), ...ids.map((id) => at(id, "2025-12-31", null))];
    const fcr = linkOf(await linksOf({ accounts, tickets }), "fcr");
    expect(fcr.classes.map(({ customers }) => customers)).toEqual([0, 60]);
    expect(fcr.transitions).toBeNull();
    expect(fcr.flags).toContain("NO_TRANSITIONS");
  });

  it("says what a score needs, and what all of them need", async () => {
    const found = await linksOf({ accounts: confounded().accounts });
    expect(linkOf(found, "nps")).toMatchObject({ reason: "MISSING_COLUMNS", needs: ["answers.customer_id", "answers.nps"] });
    expect(await estimate({ answers: [{ customer_id: "a", nps: 3 }] })).toMatchObject({
      ok: false,
      problem: { code: "LINKS_NOT_AVAILABLE", detail: { needs: "accounts.customer_id, accounts.end_date" } },
    });
  });

  it("follows over the window of the settings and brings churn to a year", async () => {
    const settings = { ...query.settings, churnWindowMonths: 6 };
    const found = await linksOf(confounded(), null, settings);
    expect(found).toMatchObject({ months: 6, from: "2025-07-01" });
    const { churn, annualChurn } = linkOf(found, "nps").classes[0] ?? {};
    expect(annualChurn).toBeCloseTo(1 - (1 - (churn?.value ?? 0)) ** 2, 12);
  });

  it("ends when it is cancelled", async () => {
    const cancelled = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    const found = await withStore(async (store) => estimateLinks(store, await writeCanonical(store, confounded()), query, null, cancelled));
    expect(found).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  });
});
