import { describe, expect, it } from "vitest";
import { fakeWorkbench } from "./fake-workbench.ts";
import { fileWith, runCli } from "./run.ts";

const data = () => fileWith("data.csv", "id,nps\n1,9\n");
const run = (args: readonly string[], workbench = fakeWorkbench()) =>
  runCli(["links", data(), ...args], { workbench: workbench.workbench }).then((done) => ({ ...done, calls: workbench.calls }));

describe("octad links", () => {
  it("prints schema octad.links/1: classes, transitions, model, and effects never without a grade and a bias", async () => {
    const { status, out, calls } = await run(["--json"]);
    expect(status).toBe(0);
    const output = JSON.parse(out);
    expect(output).toMatchObject({ schema: "octad.links/1", months: 12, level: 0.95, treatment: null });
    expect(output.scores.map(({ score }: { score: string }) => score)).toEqual(["nps", "csat", "health", "fcr"]);
    const [nps] = output.scores;
    expect(nps).toMatchObject({ grade: "adjusted", bias: 1.25, basis: "window" });
    expect(nps.classes[0]).toMatchObject({ key: "detractor", customers: 250, churned: 62, share: 0.25, annualChurn: 0.248 });
    expect(nps.effects[0]).toMatchObject({ from: "detractor", to: "promoter" });
    expect(nps.effects[0].biased.lo).toBeLessThan(nps.effects[0].ratio.lo);
    expect(nps.transitions.rows[0].churn).toBe(0.248);
    expect(calls.find(({ name }) => name === "links")?.request).toMatchObject({ treatment: null });
  });

  it("takes a treatment, a bias and a declared experiment by score", async () => {
    const { out, calls } = await run(["--treatment", "pilot", "--bias", "nps:2", "--experiment", "nps", "--json"]);
    expect(calls.find(({ name }) => name === "links")?.request).toMatchObject({ treatment: "pilot" });
    const [nps] = JSON.parse(out).scores;
    expect(nps).toMatchObject({ grade: "naturalExperiment", bias: 2 });
    expect(nps.flags).toContain("DECLARED_EXPERIMENT");
  });

  it("prints tables to read in every language, with the caveats by name", async () => {
    const { out } = await run([]);
    expect(out).toContain("1200 customers active on 2025-01-01, followed for 12 months until 2026-01-01: 147 left.");
    expect(out).toMatch(/Detractors +250 +62 +24\.8 % +19\.8 % … 30\.4 %/);
    expect(out).toContain("adjusted for tenure");
    expect(out).toContain("Return to the mean");
    expect(out).toContain("Satisfaction (CSAT) needs: answers.csat");
    const { out: french } = await run(["--lang", "fr"]);
    expect(french).toMatch(/Détracteurs +250 +62 +24,8 %/);
  });

  it.each([
    [["--bias", "nps"], /SCORE:RATIO/],
    [["--bias", "nps:9"], /SCORE:RATIO/],
    [["--bias", "mood:2"], /nps, csat, health, fcr/],
    [["--experiment", "mood"], /There is no score/],
    [["--by", "segment"], /no option --by/],
  ])("refuses %j as wrong usage", async (args, words) => {
    const { status, err } = await run(args);
    expect(status).toBe(2);
    expect(err).toMatch(words);
  });
});
