import { AT_ONCE } from "../../shared/scenario/at-once.ts";
import type { GradedEffect } from "../../shared/scenario/links/grade-links.ts";
import type { Lever, LinkedScore } from "../../shared/scenario/scenario.ts";
import { editDocument } from "../store/edit-document.ts";
import { insertLever } from "../what-if/insert-lever.ts";

/** Declares a bias for a link; `null` = back to that of its grade. Changes of one drag are one step of undo. */
export function declareBias(score: LinkedScore, bias: number | null, drag: string | null = null): void {
  editDocument(
    "links:choices.undo",
    (draft) => {
      const { bias: _, ...rest } = draft.links.scores[score] ?? {};
      draft.links.scores[score] = bias === null ? rest : { ...rest, bias };
    },
    drag,
  );
}

export function declareExperiment(score: LinkedScore, isDeclared: boolean): void {
  editDocument("links:choices.undo", (draft) => {
    const { naturalExperiment: _, ...rest } = draft.links.scores[score] ?? {};
    draft.links.scores[score] = isDeclared ? { ...rest, naturalExperiment: true } : rest;
  });
}

export function chooseTreatment(field: string | null): void {
  editDocument("links:choices.undo", (draft) => {
    draft.links.treatment = field;
  });
}

/** How many customers of a class a new lever moves, and by how many points a new lever on first contacts goes. */
const MOVED = 0.1;
const POINTS = 0.05;

/** The lever that an effect stands for: the part taken for cause is that of the declared bias, with its limits as its range. */
export function leverOfEffect(score: LinkedScore, { from, to, attribution }: GradedEffect): Lever | null {
  if (attribution === null) return null;
  const round = (part: number): number => Math.round(part * 100) / 100;
  const [low, high] = [round(attribution.lo), round(attribution.hi)];
  const size =
    score === "fcr"
      ? ({ target: "fcr", kind: "points", value: POINTS } as const)
      : ({ target: score, kind: "move", value: MOVED, from, to } as const);
  return {
    ...size,
    ...AT_ONCE,
    segment: null,
    attribution: round(attribution.value),
    ...(low < high ? { attributionRange: { kind: "uniform", low, high } } : {}),
  };
}

export function addLeverOfEffect(lever: Lever): void {
  insertLever(lever, "links:lever.undo");
}
