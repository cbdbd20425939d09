import type { WavePoint } from "../../charts/wave-point.ts";
import { useWords } from "../../ui/use-words.ts";

/** The waves as a table, for who reads instead of looking. */
export function TimeTable({
  points,
  name,
  format,
}: {
  readonly points: readonly WavePoint[];
  readonly name: string;
  readonly format: (value: number) => string;
}) {
  const { t, plain } = useWords();
  return (
    <details className="xs">
      <summary>{t("cards:asTable")}</summary>
      <table>
        <thead>
          <tr>
            <th>{t("cards:rail.wave")}</th>
            <th className="r">{name}</th>
            <th className="r">{t("cards:band.interval")}</th>
            <th className="r">n</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.name}>
              <td>{point.name}</td>
              {point.state === "hidden" ? (
                <td className="r c2 hatched" colSpan={2}>
                  {t("cards:hidden", { n: plain(point.n) })}
                </td>
              ) : (
                <>
                  <td className="r">{point.value === null ? "–" : format(point.value)}</td>
                  <td className="r">{point.lo === null || point.hi === null ? "–" : `${format(point.lo)}…${format(point.hi)}`}</td>
                </>
              )}
              <td className="r">{plain(point.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
