import { eValue } from "../../statistics/e-value.ts";
import type { Estimate } from "../../statistics/mover-difference.ts";
import type { EvidenceGrade, LinkedScore } from "../scenario.ts";
import { attributionOf, DEFAULT_BIAS, withBias } from "./bias.ts";
import type { ClassEffect, LinkEstimate, LinksEstimate } from "./links-output.ts";

/** What a person says of the links; kept in the document. */
export type LinkChoices = {
  /** A field of accounts that says who was treated; null = none. */
  readonly treatment: string | null;
  readonly scores: Readonly<Partial<Record<LinkedScore, LinkChoice>>>;
};
export type LinkChoice = {
  /** Declared bias as a risk ratio of at least 1; left out = that of the grade. */
  readonly bias?: number;
  /** The person declares that chance, not the customers, decided who came into which class. */
  readonly naturalExperiment?: boolean;
};

export const NO_LINK_CHOICES: LinkChoices = { treatment: null, scores: {} };

/** An effect as it may be said: never without its grade and its biased limits. */
export type GradedEffect = ClassEffect & {
  /** The ratio in force: with the controls held where the grade says so, else as observed. */
  readonly ratio: Estimate | null;
  readonly biased: Estimate | null;
  /** How strong an unseen cause would have to be to explain the whole ratio, and its nearer limit, away. */
  readonly eValue: number | null;
  readonly eValueOfLimit: number | null;
  /** What a lever built on it takes for cause, 0–1. */
  readonly attribution: Estimate | null;
  /** SUPPRESSED where one of the two classes has fewer than 10 customers. */
  readonly flags: readonly string[];
};

export type GradedLink = Omit<LinkEstimate, "effects"> & {
  readonly grade: EvidenceGrade;
  readonly bias: number;
  readonly effects: readonly GradedEffect[];
};

/** Public: schema octad.links/1. */
export type LinksOutput = Omit<LinksEstimate, "scores"> & {
  readonly schema: "octad.links/1";
  readonly treatment: string | null;
  readonly scores: readonly GradedLink[];
};

/** The estimate with each link graded and its effects opened by the bias declared for it (peers.md M13). Pure and quick: for a slider. */
export function gradeLinks({ scores, ...estimate }: LinksEstimate, choices: LinkChoices): LinksOutput {
  return {
    schema: "octad.links/1",
    ...estimate,
    treatment: choices.treatment,
    scores: scores.map((link) => gradeLink(link, choices.scores[link.score] ?? {})),
  };
}

export function gradeLink(link: LinkEstimate, choice: LinkChoice): GradedLink {
  const grade = gradeOf(link, choice);
  const bias = choice.bias ?? DEFAULT_BIAS[grade];
  const declared = choice.naturalExperiment === true && link.experiment === null;
  return {
    ...link,
    grade,
    bias,
    flags: declared ? [...link.flags, "DECLARED_EXPERIMENT"] : link.flags,
    effects: link.effects.map((effect) => {
      const ratio = grade === "association" ? effect.crude : (effect.adjusted ?? effect.crude);
      const biased = ratio === null ? null : withBias(ratio, bias);
      const small = link.classes.some(({ key, flags }) => (key === effect.from || key === effect.to) && flags.includes("SUPPRESSED"));
      const attribution = small ? null : attributionOf(effect.crude, biased);
      return { ...effect, ratio, biased, ...eValues(ratio), attribution, flags: small ? ["SUPPRESSED"] : [] };
    }),
  };
}

/**
 * `naturalExperiment` only where a treatment is in the data or a person declares one; `adjusted` where class and loss are of different days
 * and a model with controls and enough churners stands; else `association`.
 */
export function gradeOf(
  { experiment, basis, model }: Pick<LinkEstimate, "experiment" | "basis" | "model">,
  choice: LinkChoice,
): EvidenceGrade {
  if (experiment !== null || choice.naturalExperiment === true) return "naturalExperiment";
  const hasControls = model !== null && model.ridge === 0 && model.terms.some(({ kind }) => kind !== "class");
  return basis === "window" && hasControls ? "adjusted" : "association";
}

function eValues(ratio: Estimate | null): Pick<GradedEffect, "eValue" | "eValueOfLimit"> {
  if (ratio === null) return { eValue: null, eValueOfLimit: null };
  const crosses = ratio.lo <= 1 && ratio.hi >= 1;
  return { eValue: eValue(ratio.value), eValueOfLimit: crosses ? 1 : eValue(ratio.value > 1 ? ratio.lo : ratio.hi) };
}
