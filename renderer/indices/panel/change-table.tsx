import type { ChangeSplit, SegmentChange, Share } from "../../../shared/indices/analysis/explain-change.ts";
import type { Unit } from "../../../shared/indices/index-result.ts";
import { useWords } from "../../ui/use-words.ts";
import { keyName } from "../names.ts";
import { differenceText } from "../number-text.ts";
import type { NumberId } from "../select-slice.ts";
import { isHiddenSegment } from "./change-model.ts";

/** The parts of a change by segment, with intervals, down to the exact sum. Segments of few answers stand together. */
export function ChangeTable({ id, unit, split }: { readonly id: NumberId; readonly unit: Unit; readonly split: ChangeSplit }) {
  const words = useWords();
  const { t, share } = words;
  const text = (value: number) => differenceText(id, value, unit, words);
  const limits = ({ lo, hi }: Share) => `${text(lo)}…${text(hi)}`;
  const shown = split.segments.filter((segment) => !isHiddenSegment(segment));
  const few = split.segments.filter(isHiddenSegment);
  const sum = (of: (segment: SegmentChange) => number) => few.reduce((total, segment) => total + of(segment), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="tests-scroll" tabIndex={0}>
      <table className="change-table">
        <thead>
          <tr>
            <th>{t("cards:change.segment")}</th>
            <th className="r">{t("cards:change.mix")}</th>
            <th className="r">{t("cards:change.own")}</th>
            <th className="r">{t("cards:change.ofNoise")}</th>
            <th className="r">{t("cards:change.sum")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((segment) => (
            <tr key={segment.key}>
              <td>
                <div>{keyName(segment.key, t)}</div>
                <div className="c3">
                  {t("cards:change.shares", { from: words.plain(100 * segment.shares[0], 0), to: share(segment.shares[1], 0) })}
                </div>
              </td>
              <td className="r">{text(segment.mix)}</td>
              <td className="r">
                <div>{text(segment.own.value)}</div>
                <div className="c3">{segment.means.includes(null) ? "–" : limits(segment.own)}</div>
              </td>
              <td className="r">{text(segment.noise)}</td>
              <td className="r">{text(segment.mix + segment.own.value)}</td>
            </tr>
          ))}
          {few.length === 0 ? null : (
            <tr>
              <td>{t("cards:change.few", { count: few.length })}</td>
              <td className="r c3 hatched" colSpan={3}>
                {t("cards:change.hidden")}
              </td>
              <td className="r">{text(sum(({ mix, own }) => mix + own.value))}</td>
            </tr>
          )}
          {Math.abs(split.weighting) > 1e-9 ? (
            <tr>
              <td colSpan={4}>{t("cards:change.weighting")}</td>
              <td className="r">{text(split.weighting)}</td>
            </tr>
          ) : null}
          <tr className="sum">
            <td>{t("cards:change.sum")}</td>
            <td className="r">
              <div>{text(split.mix.value)}</div>
              <div className="c3">{limits(split.mix)}</div>
            </td>
            <td className="r">
              <div>{text(split.own.value)}</div>
              <div className="c3">{limits(split.own)}</div>
            </td>
            <td className="r">{text(split.noise)}</td>
            <td className="r" data-testid="change-sum">
              {text(split.change)}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
