import { EVIDENCE_GRADES, type EvidenceGrade, type SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { isScore, linkOf } from "../../shared/scenario/score-links.ts";
import { useApp } from "../store/app-store.ts";
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
      <Bars on={grade === null ? 1 : 1 + EVIDENCE_GRADES.indexOf(grade)} />{" "}
      {grade === null ? t("levers:evidence") : t(`links:grade.${grade}`)}
      {grade === null || attribution === 1 ? "" : `, ${t("levers:attributed", { value: words.plain(attribution, 2) })}`}
    </span>
  );
}

function Bars({ on }: { readonly on: number }) {
  return (
    <span className="evidence" aria-hidden="true">
      {[1, 2, 3].map((bar) => (
        <i key={bar} data-off={bar > on ? "true" : undefined} />
      ))}
    </span>
  );
}

/** The weakest grade of the links that the lever rests on, unless a person declared an experiment; `null` for an assumption. */
function useGrade({ target }: ScenarioLever, segments: readonly SegmentBaseline[]): EvidenceGrade | null {
  const choices = useApp((state) => state.history.present.links.scores);
  if (!isScore(target)) return null;
  const grades = segments.flatMap((segment) => linkOf(segment, target)?.grade ?? []);
  if (grades.length === 0) return null;
  if (choices[target]?.naturalExperiment === true) return "naturalExperiment";
  return EVIDENCE_GRADES.find((grade) => grades.includes(grade)) ?? null;
}
