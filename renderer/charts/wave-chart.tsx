import "./wave-chart.css";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useChartTokens } from "./chart-tokens.ts";
import type { ReferenceMark } from "./reference-mark.tsx";
import { useEChart } from "./use-echart.ts";
import { MOST_WAVES, waveOption } from "./wave-option.ts";
import type { WavePoint } from "./wave-point.ts";
import { moved, type Range, zoomed } from "./wave-range.ts";

/**
 * Values over waves with their intervals. Arrow keys move the read-out from wave to wave; with a zoom, plus and minus narrow and
 * widen it and 0 shows all. `label` is what a screen reader says of the whole.
 */
export function WaveChart({
  points,
  format,
  label,
  hint,
  zoomHint,
  marks,
}: {
  readonly points: readonly WavePoint[];
  readonly format: (value: number) => string;
  readonly label: string;
  /** What stands in the place of the read-out while no wave is read. */
  readonly hint: string;
  /** How to zoom, shown where there are so many waves that one can. */
  readonly zoomHint: string;
  /** Lines to look at. */
  readonly marks: readonly ReferenceMark[];
}) {
  const tokens = useChartTokens();
  const option = useMemo(() => waveOption(points, format, tokens, marks), [points, format, tokens, marks]);
  const { holder, chart } = useEChart(option);
  /** The wave that is read, by pointer or by keys. */
  const at = useRef<number | null>(null);
  const [read, setRead] = useState<number | null>(null);
  const zooms = points.length > MOST_WAVES;
  const point = read === null ? undefined : points[read];

  useEffect(() => {
    const made = chart.current;
    const onPointer = (event: unknown) => {
      at.current = waveUnder(event);
      setRead(at.current);
    };
    made?.on("updateAxisPointer", onPointer);
    return () => {
      if (made?.isDisposed() === false) made.off("updateAxisPointer", onPointer);
    };
  }, [chart]);

  const hide = () => {
    at.current = null;
    setRead(null);
    chart.current?.dispatchAction({ type: "updateAxisPointer", currTrigger: "leave" });
  };
  const show = (index: number) => {
    const made = chart.current;
    if (made === null) return;
    const range = rangeOf(made.getOption(), points.length);
    if (zooms && (index < range.start || index > range.end)) zoomTo(moved(range, index));
    // By its place: a wave without a value has no point that could be named.
    const x = made.convertToPixel({ xAxisIndex: 0 }, index);
    made.dispatchAction({ type: "updateAxisPointer", currTrigger: "mousemove", x, y: made.getHeight() / 3 });
    at.current = index;
    setRead(index);
  };
  const zoomTo = ({ start, end }: Range) => chart.current?.dispatchAction({ type: "dataZoom", startValue: start, endValue: end });
  const onKeyDown = (event: KeyboardEvent) => {
    const made = chart.current;
    if (made === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const range = rangeOf(made.getOption(), points.length);
    const last = points.length - 1;
    const now = at.current;
    const act = actionOf(event.key, {
      ArrowLeft: () => show(now === null ? range.end : Math.max(0, now - 1)),
      ArrowRight: () => show(now === null ? range.start : Math.min(last, now + 1)),
      Home: () => show(0),
      End: () => show(last),
      ...(now === null ? {} : { Escape: hide }),
      ...(zooms
        ? {
            "+": () => zoomTo(zoomed(range, now, 0.6, points.length)),
            "-": () => zoomTo(zoomed(range, now, 1 / 0.6, points.length)),
            "0": () => zoomTo({ start: 0, end: last }),
          }
        : {}),
    });
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div
      className="wave-chart"
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the read-out must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={hide}
    >
      <div ref={holder} className={zooms ? "wave-canvas with-zoom" : "wave-canvas"} aria-hidden="true" />
      <p className={point === undefined ? "wave-read xxs c3" : "wave-read xs"} aria-live="polite">
        {point === undefined ? (
          hint
        ) : (
          <>
            <b>{point.name}</b> {point.lines.join("; ")}
          </>
        )}
      </p>
      {zooms ? <p className="xxs c3">{zoomHint}</p> : null}
    </div>
  );
}

const actionOf = (key: string, actions: Readonly<Record<string, () => void>>): (() => void) | undefined =>
  Object.hasOwn(actions, key) ? actions[key] : undefined;

/** Index of the wave that the pointer of the axis stands at, from what ECharts tells of it. */
function waveUnder(event: unknown): number | null {
  if (typeof event !== "object" || event === null || !("axesInfo" in event) || !Array.isArray(event.axesInfo)) return null;
  const axis: unknown = event.axesInfo[0];
  if (typeof axis !== "object" || axis === null || !("value" in axis)) return null;
  return typeof axis.value === "number" ? axis.value : null;
}

/** The waves in view, from what ECharts says of its zoom. */
function rangeOf(option: unknown, count: number): Range {
  const all = { start: 0, end: count - 1 };
  if (typeof option !== "object" || option === null || !("dataZoom" in option) || !Array.isArray(option.dataZoom)) return all;
  const zoom: unknown = option.dataZoom[0];
  if (typeof zoom !== "object" || zoom === null || !("startValue" in zoom) || !("endValue" in zoom)) return all;
  const { startValue, endValue } = zoom;
  return typeof startValue === "number" && typeof endValue === "number" ? { start: startValue, end: endValue } : all;
}
