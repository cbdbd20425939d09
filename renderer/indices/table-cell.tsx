import { goodDirection } from "../../shared/indices/good-direction.ts";
import type { IndexResult } from "../../shared/indices/index-result.ts";
import { type ReferenceMark, UprightMarks } from "../charts/reference-mark.tsx";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { useWords } from "../ui/use-words.ts";
import { valueText } from "./number-text.ts";
import type { NumberId } from "./select-slice.ts";
import { type Mark, markTitle } from "./table-mark.ts";
import { useMarks } from "./use-marks.ts";

/** A number, whether it differs by more than noise, and its whisker on the scale of the column; dashes = all. */
export function TableCell({
  id,
  result,
  all,
  scale,
  mark,
  segment,
}: {
  readonly id: NumberId;
  readonly result: IndexResult;
  readonly all: IndexResult;
  readonly scale: ((value: number) => number) | null;
  /** How it stands to the other groups, or to the wave before; `null` = nothing to say. */
  readonly mark: Mark | null;
  /** The group of the row, whose own lines to look at stand in its cells; `null` = those for everything. */
  readonly segment: string | null;
}) {
  const words = useWords();
  const { t } = words;
  const marks = useMarks(id, result, segment);
  if (result.flags.includes("SUPPRESSED")) return <td className="hatched c3">{t("cards:hidden", { n: result.n })}</td>;
  if (result.value === null) {
    return (
      <td className="c3 reason" title={t(`indices:reason.${result.reason ?? "EMPTY"}`)}>
        {result.reason === "NOT_BY_GROUP" || result.reason === "NOT_BY_WAVE" ? t("cards:table.notCut") : t("cards:table.none")}
      </td>
    );
  }
  const tone = mark === null ? "" : mark.verdict === "better" ? "is-better" : mark.verdict === "worse" ? "is-worse" : "";
  const title = mark === null ? undefined : markTitle(id, mark, result.unit, words);
  return (
    <td className={tone} title={title}>
      <div className="cell-number">
        <b>{valueText(id, result.value, result.unit, words)}</b>
        {mark === null || mark.verdict === "noise" || mark.verdict === "mixed" ? null : (
          <>
            <DirectionMark difference={mark.verdict === "better" ? goodDirection(id) : -goodDirection(id)} verdict={mark.verdict} />
            <span className="sr">{title}</span>
          </>
        )}
      </div>
      {mark === null ? null : (
        <div className="cell-verdict">
          {t(`cards:table.word.${mark.verdict === "better" || mark.verdict === "worse" ? "larger" : mark.verdict}`)}
        </div>
      )}
      {scale === null ? null : <CellWhisker result={result} all={all} scale={scale} marks={marks} />}
    </td>
  );
}

function CellWhisker({
  result,
  all,
  scale,
  marks,
}: {
  readonly result: IndexResult;
  readonly all: IndexResult;
  readonly scale: (value: number) => number;
  readonly marks: readonly ReferenceMark[];
}) {
  const pct = (value: number) => `${Math.round(scale(value) * 100) / 100}%`;
  const { ci, value } = result;
  if (value === null) return null;
  return (
    <svg
      className="chart cell-whisker"
      width="100%"
      height="12"
      role={marks.length === 0 ? undefined : "img"}
      aria-hidden={marks.length === 0}
      aria-label={marks.map(({ text }) => text).join("; ")}
    >
      {all.value === null ? null : <line className="axis-strong dashes" x1={pct(all.value)} x2={pct(all.value)} y1="-1" y2="13" />}
      {ci === null ? null : (
        <>
          <line className="whisker" x1={pct(ci.lo)} x2={pct(ci.hi)} y1="6" y2="6" />
          <line className="whisker" x1={pct(ci.lo)} x2={pct(ci.lo)} y1="3" y2="9" />
          <line className="whisker" x1={pct(ci.hi)} x2={pct(ci.hi)} y1="3" y2="9" />
        </>
      )}
      <UprightMarks marks={marks} x={scale} height={12} />
      <circle className="point" cx={pct(value)} cy="6" r="3.6" />
    </svg>
  );
}
