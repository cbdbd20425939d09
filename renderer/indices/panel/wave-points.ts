import type { IndexResult, IndicesOutput } from "../../../shared/indices/index-result.ts";
import type { ChartData } from "../../charts/chart-data.ts";
import type { WavePoint } from "../../charts/wave-point.ts";
import type { Words } from "../../ui/use-words.ts";
import { keyName, nameOf } from "../names.ts";
import { valueText, valueWithUnit } from "../number-text.ts";
import { type NumberId, resultIn } from "../select-slice.ts";

/** A number wave by wave, with the words of its read-out. A hidden wave gives its count and nothing else (methods.md 0.3.5). */
export function wavePoints(output: IndicesOutput, id: NumberId, words: Words): readonly WavePoint[] {
  const { t, plain } = words;
  return (output.waves ?? []).map((wave) => {
    const result = resultIn(wave, id);
    const n = result?.n ?? 0;
    const point = { name: keyName(wave.key, t), n, count: `n ${plain(n)}`, value: null, lo: null, hi: null, indicative: false } as const;
    if (result?.flags.includes("SUPPRESSED") === true)
      return { ...point, state: "hidden" as const, lines: [t("cards:hidden", { n: plain(n) })] };
    if (result === undefined || result.value === null)
      return { ...point, state: "none" as const, lines: [reasonText(result, words), point.count] };
    const { value, unit, ci, flags } = result;
    const indicative = flags.includes("INDICATIVE");
    const lines = [
      valueWithUnit(id, value, unit, words),
      ...(ci === null ? [] : [intervalText(id, result, words)]),
      indicative ? `${point.count}, ${t("cards:indicative")}` : point.count,
    ];
    return { ...point, state: "value" as const, value, lo: ci?.lo ?? null, hi: ci?.hi ?? null, indicative, lines };
  });
}

const reasonText = (result: IndexResult | undefined, { t }: Words): string =>
  result === undefined || result.reason === null ? t("cards:table.none") : t(`indices:reason.${result.reason}`);

function intervalText(id: NumberId, { ci, unit }: IndexResult, words: Words): string {
  if (ci === null) return "";
  const text = (value: number) => valueText(id, value, unit, words);
  return words.t("cards:panel.interval", { level: words.percent(ci.level * 100, 0), lo: text(ci.lo), hi: text(ci.hi) });
}

/** The line in words, for who does not see it: where it starts and ends, its lowest and highest, what is hidden. */
export function waveSummary(
  points: readonly WavePoint[],
  id: NumberId,
  unit: IndexResult["unit"],
  words: Words,
  name = nameOf(id, words.t),
): string {
  const { t } = words;
  const known = points.flatMap((point) => (point.value === null ? [] : [{ name: point.name, value: point.value }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "";
  const text = (value: number) => valueWithUnit(id, value, unit, words);
  const lowest = known.reduce((least, point) => (point.value < least.value ? point : least));
  const highest = known.reduce((most, point) => (point.value > most.value ? point : most));
  const hidden = points.filter((point) => point.state === "hidden").length;
  const line = t("cards:time.summary", {
    name,
    first: first.name,
    from: text(first.value),
    last: last.name,
    to: text(last.value),
    lowest: text(lowest.value),
    lowestAt: lowest.name,
    highest: text(highest.value),
    highestAt: highest.name,
  });
  return hidden === 0 ? line : `${line} ${t("cards:time.hidden", { count: hidden })}`;
}

/** The numbers behind the line. */
export function waveData(points: readonly WavePoint[], id: NumberId, { t }: Words, name = nameOf(id, t)): ChartData {
  return {
    columns: [t("cards:rail.wave"), name, t("cards:time.low"), t("cards:time.high"), "n"],
    rows: points.map((point) => [
      point.name,
      point.state === "hidden" ? t("cards:time.hiddenCell") : point.value,
      point.lo,
      point.hi,
      point.n,
    ]),
  };
}
