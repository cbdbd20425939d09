import { gradeLink, type LinkChoices } from "../../shared/scenario/links/grade-links.ts";
import type { LinksEstimate } from "../../shared/scenario/links/links-output.ts";
import type { EvidenceGrade, Lever } from "../../shared/scenario/scenario.ts";
import { isScore } from "../../shared/scenario/score-links.ts";
import { leverOfEffect } from "./edit-links.ts";

/**
 * The grade that a lever made of a link inherits: as long as it takes for cause just what the link leaves at the bias declared. `null` of
 * any other lever, and while the links have not been looked at.
 */
export function gradeOfLever(
  { target, from, to, attribution }: Pick<Lever, "target" | "from" | "to" | "attribution">,
  estimate: LinksEstimate | undefined,
  choices: LinkChoices,
): EvidenceGrade | null {
  const link = estimate?.scores.find(({ score }) => score === target);
  if (link === undefined || !isScore(target) || attribution === undefined) return null;
  const graded = gradeLink(link, choices.scores[target] ?? {});
  const isMade = graded.effects.some((effect) => {
    const made = leverOfEffect(target, effect);
    return made !== null && made.from === from && made.to === to && made.attribution === attribution;
  });
  return isMade ? graded.grade : null;
}
