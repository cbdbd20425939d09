import { EVIDENCE_GRADES, type EvidenceGrade, type SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { isScore, linkOf } from "../../shared/scenario/score-links.ts";
import { gradeOfLever } from "../links/grade-of-lever.ts";
import { useApp } from "../store/app-store.ts";
import { EvidenceMark } from "../ui/evidence-mark.tsx";
import { useWords } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";

/** How well the effect of a lever is founded: one to three bars, in words, and the part of it that is taken for cause. */
export function LeverEvidence({ lever, segments }: { readonly lever: ScenarioLever; readonly segments: readonly SegmentBaseline[] }) {
  const words = useWords();
  const { t } = words;
  const grade = useGrade(lever, segments);
  const { attribution = 1 } = lever;
  return (
    <span className="c2" title={grade === null ? t("levers:evidence.why") : t("links:about")}>
      <EvidenceMark grade={grade} /> {grade === null ? t("levers:evidence") : t(`links:grade.${grade}`)}
      {grade === null || attribution === 1 ? "" : `, ${t("levers:attributed", { value: words.plain(attribution, 2) })}`}
    </span>
  );
}

/**
 * The grade of the link that the lever was made of, else the weakest of the links that it rests on, unless a person declared an experiment;
 * `null` for an assumption.
 */
function useGrade(lever: ScenarioLever, segments: readonly SegmentBaseline[]): EvidenceGrade | null {
  const { target } = lever;
  const inherited = useApp((state) => gradeOfLever(lever, state.links?.value, state.history.present.links));
  const choices = useApp((state) => state.history.present.links.scores);
  if (!isScore(target)) return null;
  const grades = segments.flatMap((segment) => linkOf(segment, target)?.grade ?? []);
  if (grades.length === 0) return null;
  if (inherited !== null) return inherited;
  if (choices[target]?.naturalExperiment === true) return "naturalExperiment";
  return EVIDENCE_GRADES.find((grade) => grades.includes(grade)) ?? null;
}
