import { Skeleton } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo, useRef } from "react";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { ChartActions } from "../../charts/chart-actions.tsx";
import type { Drawing } from "../../charts/picture.ts";
import { drawingOf } from "../../charts/svg-markup.ts";
import { useWords } from "../../ui/use-words.ts";
import { alphaOf, changeModel } from "../card-model.ts";
import { changeOf } from "../compare.ts";
import { nameOf } from "../names.ts";
import { valueText } from "../number-text.ts";
import { type NumberId, overall, resultIn, sliceAt } from "../select-slice.ts";
import { useMarks } from "../use-marks.ts";
import { ChangePart } from "./change-part.tsx";
import { ChooseWaves } from "./choose-waves.tsx";
import { PowerLine } from "./power-line.tsx";
import { TestsTable } from "./tests-table.tsx";
import { TimeTable } from "./time-table.tsx";
import { waveData, wavePoints, waveSummary } from "./wave-points.ts";

/** ECharts comes with the first panel that needs it, never with the window. */
const WaveChart = lazy(async () => ({ default: (await import("../../charts/wave-chart.tsx")).WaveChart }));

/** The number wave by wave, and the same in words and as a table. */
export function TimePart({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const words = useWords();
  const { t } = words;
  const holder = useRef<HTMLDivElement>(null);
  const unit = overall(output, id)?.unit ?? "count";
  const points = useMemo(() => wavePoints(output, id, words), [output, id, words]);
  const format = useCallback((value: number) => valueText(id, value, unit, words), [id, unit, words]);
  const marks = useMarks(id, overall(output, id), null);
  const waves = output.waves ?? [];
  const known = points.filter((point) => point.value !== null).length;
  const name = nameOf(id, t, overall(output, id));
  if (known < 2) {
    const notCut = waves.length > 0 && waves.every((wave) => resultIn(wave, id)?.reason === "NOT_BY_WAVE");
    return (
      <>
        <h3>{t("cards:panel.time")}</h3>
        {notCut ? <p className="xs c2">{t("cards:noChange.notCut")}</p> : <ChooseWaves />}
        {points.some((point) => point.state === "hidden") ? <TimeTable points={points} name={name} format={format} /> : null}
      </>
    );
  }
  const drawing = (): Drawing | null => {
    const svg = holder.current?.querySelector("svg") ?? null;
    return svg === null ? null : drawingOf(svg);
  };
  const summary = waveSummary(points, id, unit, words, name);
  return (
    <>
      <div className="chart-head">
        <h3>{t("cards:panel.time")}</h3>
        <ChartActions
          title={`${name} – ${t("cards:panel.time")}`}
          note={noteOf(output, id, t)}
          data={waveData(points, id, words, name)}
          drawing={drawing}
        />
      </div>
      <div ref={holder}>
        <Suspense fallback={<Skeleton height={210} />}>
          <WaveChart
            points={points}
            format={format}
            label={[summary, ...marks.map(({ text }) => text)].join("; ")}
            hint={t("cards:time.read")}
            zoomHint={t("cards:time.zoom", { count: points.length })}
            marks={marks}
          />
        </Suspense>
      </div>
      <Change output={output} id={id} />
      <ChangePart output={output} id={id} />
      <TestsTable output={output} id={id} of="waves" />
      <PowerLine output={output} id={id} />
      <TimeTable points={points} name={name} format={format} />
    </>
  );
}

/** What must stand beside a saved picture of the line: of what sort its intervals are. */
function noteOf(output: IndicesOutput, id: NumberId, t: ReturnType<typeof useWords>["t"]): string {
  const level = (output.waves ?? []).map((wave) => resultIn(wave, id)?.ci?.level).find((one) => one !== undefined);
  return level === undefined ? "" : t("cards:time.note", { level: Math.round(level * 100) });
}

/** The last wave against the one before, where neither is hidden: a difference would tell what is. */
function Change({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const words = useWords();
  const change = changeOf(output, { kind: "all" }, undefined, id);
  if (change === null) return null;
  const slices = [change.a, change.b].map((key) => sliceAt(output.waves ?? [], key));
  if (slices.some((slice) => slice === undefined || resultIn(slice, id)?.flags.includes("SUPPRESSED") !== false)) return null;
  const { text, since, verdictText, range } = changeModel(id, change, overall(output, id)?.unit ?? "count", alphaOf(output), words);
  return (
    <p className="xs">
      {text} {since}. <b>{verdictText}</b> {range}
    </p>
  );
}
