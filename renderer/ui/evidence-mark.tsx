import "./evidence-mark.css";
import { EVIDENCE_GRADES, type EvidenceGrade } from "../../shared/scenario/scenario.ts";

/**
 * How well an effect is founded: one bar for an association (and for an assumption, `null`), two for adjusted, three for a natural
 * experiment. The word stands beside it.
 */
export function EvidenceMark({ grade }: { readonly grade: EvidenceGrade | null }) {
  const reached = grade === null ? 0 : EVIDENCE_GRADES.indexOf(grade);
  return (
    <svg className="evidence-mark" width="18" height="10" aria-hidden="true">
      {EVIDENCE_GRADES.map((own, at) => (
        <rect key={own} className={at <= reached ? "reached" : "open"} x={at * 6 + 0.5} y="0.5" width="4" height="9" rx="1" />
      ))}
    </svg>
  );
}
