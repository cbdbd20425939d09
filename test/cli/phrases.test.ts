import { describe, expect, it } from "vitest";
import { ok } from "../../shared/result.ts";
import { segmentOf } from "../scenario/builders.ts";
import { ESTIMATE, fakeWorkbench } from "./fake-workbench.ts";
import { fileWith, runCli } from "./run.ts";

const BASE = { customers: 1000, annualRetention: 0.8, acquisitionsPerMonth: 20, arpa: 50, grossMargin: 0.7 };
const whatif = (phrase: string, args: readonly string[] = []) =>
  runCli(["whatif", "--baseline", fileWith("base.json", BASE), "--lever", phrase, "--runs", "100", "--json", ...args]);

describe("octad whatif with a lever typed as a phrase", () => {
  it("reads it as the lever that its canonical text is", async () => {
    const { status, out } = await whatif("augmenter la rétention de 5 points dès le mois 3", ["--lang", "fr"]);
    expect(status).toBe(0);
    expect(JSON.parse(out).levers[0]).toMatchObject({ spec: "retention:points:+5;start=3" });
  });

  it("refuses one with several readings and lists them", async () => {
    const { status, err } = await whatif("réduire le churn de 10 %");
    expect(status).toBe(2);
    expect(err).toContain("retention:churnCut:10%, retention:points:+10");
  });

  it("names what was not understood, in the language of the person", async () => {
    const { status, err } = await whatif("rétention magnifique +5 points", ["--lang", "fr"]);
    expect(status).toBe(2);
    expect(err).toContain("ces mots ne sont pas connus : magnifique");
    expect((await whatif("retention +5 points from March")).err).toContain("there is no data date");
  });

  it("keeps judging canonical text as such", async () => {
    expect((await whatif("retention:+5%")).err).toContain("can mean four things");
    expect((await whatif("mood:relative:+5%")).err).toContain('nothing is called "mood"');
  });

  it("knows the segments of the data whatever their case, and counts months from the data date", async () => {
    const { workbench, calls } = fakeWorkbench({
      baseline: async (query, bySegment) => {
        calls.push({ name: "baseline", request: { by: query.by, bySegment } });
        return ok({ ...ESTIMATE, baseline: { ...ESTIMATE.baseline, segments: [segmentOf({ key: "SMB" }), segmentOf({ key: "Large" })] } });
      },
    });
    const data = fileWith("data.csv", "id,nps\n1,9\n");
    const { err, out } = await runCli(["whatif", data, "--lever", "retention +5 points for smb", "--runs", "100", "--json"], { workbench });
    expect(err).toBe("");
    expect(JSON.parse(out).levers[0].spec).toBe("retention:points:+5@SMB");
    expect(calls.find(({ name }) => name === "baseline")?.request).toEqual({ by: "segment", bySegment: true });
  });

  it("knows a segment that only --against names in words", async () => {
    const { workbench } = fakeWorkbench({
      baseline: async (_query, bySegment) =>
        ok({ ...ESTIMATE, baseline: { ...ESTIMATE.baseline, segments: [segmentOf({ key: bySegment ? "Small business" : null })] } }),
    });
    const data = fileWith("data.csv", "id,nps\n1,9\n");
    const against = ["--against", "retention +2 points for small business", "--runs", "100", "--json"];
    const { err, out } = await runCli(["whatif", data, "--lever", "retention:relative:+5%", ...against], { workbench });
    expect(err).toBe("");
    expect(JSON.parse(out).flip.advantage).toBeGreaterThan(0);
  });
});
