import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { extent } from "../../charts/scale.ts";
import { TimeChart } from "../../charts/time-chart.tsx";
import { useWords } from "../../ui/use-words.ts";
import { alphaOf, changeModel } from "../card-model.ts";
import { changeOf, overWaves } from "../compare.ts";
import { keyName, nameOf } from "../names.ts";
import { valueText } from "../number-text.ts";
import { type NumberId, overall } from "../select-slice.ts";

/** The number wave by wave, and the same as a table. */
export function TimePart({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const words = useWords();
  const { t, plain } = words;
  const unit = overall(output, id)?.unit ?? "count";
  const points = overWaves(output, id).map((point) => ({ ...point, key: keyName(point.key, t) }));
  const known = points.filter((point) => point.value !== null);
  const range = extent(points.flatMap((point) => [point.lo, point.hi, point.value]));
  const text = (value: number) => valueText(id, value, unit, words);
  const change = changeOf(output, { kind: "all" }, undefined, id);
  const changed = change === null ? null : changeModel(id, change, unit, alphaOf(output), words);
  return (
    <>
      <h3>
        {t("cards:panel.time")}
        <span>{range === null || known.length < 2 ? "" : t("cards:time.axis", { from: text(range[0]) })}</span>
      </h3>
      {known.length < 2 ? (
        <p className="xs c2">{t((output.waves?.length ?? 0) === 0 ? "cards:time.noWaves" : "cards:noChange.notCut")}</p>
      ) : (
        <>
          <TimeChart points={points} format={text} label={t("cards:time.chart", { name: nameOf(id, t) })} />
          {changed === null ? null : (
            <p className="xs">
              {changed.text} {changed.since}. <b>{changed.verdictText}</b> {changed.range}
            </p>
          )}
          <details className="xs">
            <summary>{t("cards:asTable")}</summary>
            <table>
              <thead>
                <tr>
                  <th>{t("cards:rail.wave")}</th>
                  <th className="r">{nameOf(id, t)}</th>
                  <th className="r">{t("cards:band.interval")}</th>
                  <th className="r">n</th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.key}>
                    <td>{point.key}</td>
                    <td className="r">{point.value === null ? "–" : text(point.value)}</td>
                    <td className="r">{point.lo === null || point.hi === null ? "–" : `${text(point.lo)}…${text(point.hi)}`}</td>
                    <td className="r">{plain(point.n)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </>
  );
}
