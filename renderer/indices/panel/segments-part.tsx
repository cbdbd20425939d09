import { goodDirection } from "../../../shared/indices/good-direction.ts";
import type { IndexResult, IndicesOutput } from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { markedValues, UprightMarks } from "../../charts/reference-mark.tsx";
import { extent, linearScale } from "../../charts/scale.ts";
import { useApp } from "../../store/app-store.ts";
import { DirectionMark } from "../../ui/direction-mark.tsx";
import { useWords } from "../../ui/use-words.ts";
import { alphaOf } from "../card-model.ts";
import { differing } from "../findings.ts";
import { keyName } from "../names.ts";
import { valueText } from "../number-text.ts";
import { type NumberId, overall, resultIn } from "../select-slice.ts";
import { marksOf } from "../use-marks.ts";
import { TestsTable } from "./tests-table.tsx";

/** Every segment on one scale; dashes = all. */
export function SegmentsPart({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const words = useWords();
  const { t } = words;
  const all = overall(output, id);
  const groups = (output.groups ?? []).map((group) => ({ key: group.key, result: resultIn(group, id) }));
  const shown = groups.filter(({ result }) => result?.value != null);
  // What is hidden does not shape the scale either.
  const open = shown.filter(({ result }) => result?.flags.includes("SUPPRESSED") === false);
  const lines = useApp((state) => state.history.present.settings.references ?? DEFAULT_SETTINGS.references);
  const marksFor = (key: string | null, result: IndexResult | undefined) => marksOf(lines, id, result, key, words);
  const marked = markedValues(open.flatMap(({ key, result }) => marksFor(key, result)));
  const range = extent([all?.value, ...marked, ...open.flatMap(({ result }) => [result?.value, result?.ci?.lo, result?.ci?.hi])]);
  const x = range === null ? null : linearScale(range[0], range[1], 4, 96);
  const pct = (value: number) => `${x === null ? 0 : Math.round(x(value) * 100) / 100}%`;
  return (
    <>
      <h3>
        {t("cards:panel.segments")}
        <span>
          {all?.value == null || shown.length === 0 ? "" : t("cards:segments.dashes", { value: valueText(id, all.value, all.unit, words) })}
        </span>
      </h3>
      {shown.length === 0 ? <p className="xs c2">{t(groups.length === 0 ? "cards:segments.none" : "cards:segments.notCut")}</p> : null}
      {shown.map(({ key, result }) => {
        if (result?.value == null) return null;
        const hidden = result.flags.includes("SUPPRESSED");
        return (
          <div className="segment-line" key={key}>
            <span className="cut" title={keyName(key, t)}>
              {keyName(key, t)}
            </span>
            {hidden ? (
              <span className="hatched c3 xxs nw">{t("cards:hidden", { n: result.n })}</span>
            ) : (
              <svg className="chart" width="100%" height="18" aria-hidden="true">
                {x === null ? null : <UprightMarks marks={marksFor(key, result)} x={x} height={18} />}
                {all?.value == null ? null : <line className="axis-strong dashes" x1={pct(all.value)} x2={pct(all.value)} y1="0" y2="18" />}
                {result.ci === null ? null : (
                  <>
                    <line className="whisker" x1={pct(result.ci.lo)} x2={pct(result.ci.hi)} y1="9" y2="9" />
                    <line className="whisker" x1={pct(result.ci.lo)} x2={pct(result.ci.lo)} y1="6" y2="12" />
                    <line className="whisker" x1={pct(result.ci.hi)} x2={pct(result.ci.hi)} y1="6" y2="12" />
                  </>
                )}
                <circle className="point" cx={pct(result.value)} cy="9" r="4.5" />
              </svg>
            )}
            <span>{hidden ? "" : valueText(id, result.value, result.unit, words)}</span>
            {hidden ? <span /> : <Standing output={output} id={id} group={key} />}
          </div>
        );
      })}
      <TestsTable output={output} id={id} of="groups" />
    </>
  );
}

/** Whether a segment differs from others by more than noise. */
function Standing({ output, id, group }: { readonly output: IndicesOutput; readonly id: NumberId; readonly group: string | null }) {
  const { t } = useWords();
  const standing = differing(output, id, group, alphaOf(output));
  if (standing.tested === 0) return <span className="c3 cut">{t("cards:verdict.untested")}</span>;
  const from = standing.worse.length > 0 ? standing.worse : standing.better;
  if (from.length === 0) return <span className="c3 cut">{t("cards:verdict.noise")}</span>;
  const better = standing.worse.length === 0;
  const mixed = standing.worse.length > 0 && standing.better.length > 0;
  return (
    <span className="cut" title={from.map((key) => keyName(key, t)).join(", ")}>
      {mixed ? null : <DirectionMark difference={better ? goodDirection(id) : -goodDirection(id)} verdict={better ? "better" : "worse"} />}{" "}
      {t(mixed ? "cards:segments.mixed" : better ? "cards:segments.better" : "cards:segments.worse", { count: from.length })}
    </span>
  );
}
