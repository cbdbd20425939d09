import { describe, expect, it } from "vitest";
import { leverOfEffect } from "../../../renderer/links/edit-links.ts";
import { gradeOfLever } from "../../../renderer/links/grade-of-lever.ts";
import { gradeLinks, NO_LINK_CHOICES } from "../../../shared/scenario/links/grade-links.ts";
import { sampleLinks } from "../../scenario/links/sample-links.ts";

const estimate = sampleLinks();
const [link] = gradeLinks(estimate, NO_LINK_CHOICES).scores;
const [effect] = link?.effects ?? [];
if (effect === undefined) throw new Error("the sample requires an effect");
const lever = leverOfEffect("nps", effect);

describe("a lever made of a link", () => {
  it("moves a tenth of the worse class, and takes for cause what the declared bias leaves, with its limits as range", () => {
    expect(lever).toMatchObject({ target: "nps", kind: "move", from: "detractor", to: "promoter", value: 0.1 });
    expect(lever?.attribution).toBeCloseTo(effect.attribution?.value ?? 0, 2);
    expect(lever?.attributionRange).toMatchObject({ kind: "uniform" });
  });

  it("inherits the grade of the link as long as it takes that part for cause", () => {
    if (lever === null) throw new Error("the effect requires an attribution");
    expect(gradeOfLever(lever, estimate, NO_LINK_CHOICES)).toBe("adjusted");
    expect(gradeOfLever({ ...lever, attribution: 0.4 }, estimate, NO_LINK_CHOICES)).toBeNull();
    expect(gradeOfLever(lever, undefined, NO_LINK_CHOICES)).toBeNull();
    expect(gradeOfLever(lever, estimate, { treatment: null, scores: { nps: { naturalExperiment: true } } })).toBe("naturalExperiment");
  });

  it("is none where the worse class was not seen to leave more often", () => {
    expect(leverOfEffect("nps", { ...effect, attribution: null })).toBeNull();
  });
});
