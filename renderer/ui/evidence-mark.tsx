import "./evidence-mark.css";
import { EVIDENCE_GRADES, type EvidenceGrade } from "../../shared/scenario/scenario.ts";

/** How well an effect is founded: one bar for an association, two for adjusted, three for a natural experiment. The word stands beside it. */
export function EvidenceMark({ grade, label }: { readonly grade: EvidenceGrade; readonly label: string }) {
  const reached = EVIDENCE_GRADES.indexOf(grade);
  return (
    <svg className="evidence-mark" width="18" height="10" role="img" aria-label={label}>
      {EVIDENCE_GRADES.map((own, at) => (
        <rect key={own} className={at <= reached ? "reached" : "open"} x={at * 6 + 0.5} y="0.5" width="4" height="9" rx="1" />
      ))}
    </svg>
  );
}
