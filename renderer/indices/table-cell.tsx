import type { IndexId, IndexResult, IndicesOutput, Slice } from "../../shared/indices/index-result.ts";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { useWords } from "../ui/use-words.ts";
import { goodDirection, type Verdict } from "../ui/verdict.ts";
import { testOf } from "./compare.ts";
import { differing } from "./findings.ts";
import { keyName } from "./names.ts";
import { valueText } from "./number-text.ts";

/** A number, whether it differs by more than noise, and its whisker on the scale of the column; dashes = all. */
export function TableCell({
  id,
  output,
  result,
  all,
  scale,
  group,
  alpha,
  slices,
}: {
  readonly id: IndexId;
  readonly output: IndicesOutput;
  readonly result: IndexResult;
  readonly all: IndexResult;
  readonly scale: ((value: number) => number) | null;
  /** Key of the group that is held against the others; `undefined` = this row is not. */
  readonly group: string | null | undefined;
  readonly alpha: number;
  readonly slices: readonly Slice[];
}) {
  const words = useWords();
  const { t } = words;
  if (result.flags.includes("SUPPRESSED")) return <td className="hatched c3">{t("cards:hidden", { n: result.n })}</td>;
  if (result.value === null) {
    return (
      <td className="c3 reason" title={t(`indices:reason.${result.reason ?? "EMPTY"}`)}>
        {result.reason === "NOT_BY_GROUP" || result.reason === "NOT_BY_WAVE" ? t("cards:table.notCut") : t("cards:table.none")}
      </td>
    );
  }
  const mark = group === undefined ? null : markOf(id, output, group, alpha, slices);
  const tone = mark === null ? "" : mark.verdict === "better" ? "is-better" : mark.verdict === "worse" ? "is-worse" : "";
  const title = mark === null ? undefined : t(`cards:table.${mark.verdict}`, { from: mark.from.map((key) => keyName(key, t)).join(", ") });
  return (
    <td className={tone} title={title}>
      <div className="cell-number">
        <b>{valueText(id, result.value, result.unit, words)}</b>
        {mark === null || mark.verdict === "noise" ? null : (
          <>
            <DirectionMark difference={mark.verdict === "better" ? goodDirection(id) : -goodDirection(id)} verdict={mark.verdict} />
            <span className="sr">{title}</span>
          </>
        )}
      </div>
      {scale === null ? null : <CellWhisker result={result} all={all} scale={scale} />}
    </td>
  );
}

type Mark = { readonly verdict: Verdict; readonly from: readonly (string | null)[] };

/** Better or worse than at least one other group by more than noise, and nothing to the contrary. */
function markOf(id: IndexId, output: IndicesOutput, group: string | null, alpha: number, slices: readonly Slice[]): Mark | null {
  const isTested = slices.some((slice) => slice.key !== group && testOf(slices, id, slice.key, group) !== null);
  if (!isTested) return null;
  const { better, worse } = differing(output, id, group, alpha);
  if (better.length > 0 && worse.length === 0) return { verdict: "better", from: better };
  if (worse.length > 0 && better.length === 0) return { verdict: "worse", from: worse };
  return { verdict: "noise", from: [] };
}

function CellWhisker({
  result,
  all,
  scale,
}: {
  readonly result: IndexResult;
  readonly all: IndexResult;
  readonly scale: (value: number) => number;
}) {
  const pct = (value: number) => `${Math.round(scale(value) * 100) / 100}%`;
  const { ci, value } = result;
  if (value === null) return null;
  return (
    <svg className="chart cell-whisker" width="100%" height="12" aria-hidden="true">
      {all.value === null ? null : <line className="axis-strong dashes" x1={pct(all.value)} x2={pct(all.value)} y1="-1" y2="13" />}
      {ci === null ? null : (
        <>
          <line className="whisker" x1={pct(ci.lo)} x2={pct(ci.hi)} y1="6" y2="6" />
          <line className="whisker" x1={pct(ci.lo)} x2={pct(ci.lo)} y1="3" y2="9" />
          <line className="whisker" x1={pct(ci.hi)} x2={pct(ci.hi)} y1="3" y2="9" />
        </>
      )}
      <circle className="point" cx={pct(value)} cy="6" r="3.6" />
    </svg>
  );
}
