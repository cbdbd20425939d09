import { markedValues, type ReferenceMark, UprightMarks } from "./reference-mark.tsx";
import { extent, linearScale } from "./scale.ts";

/**
 * Dot = value, capped line = interval, hollow dot = what it is compared with. The limits are printed under the caps. The scale
 * is local: one card is not compared with another by length.
 */
export function Whisker({
  value,
  lo,
  hi,
  compared,
  labels,
  label,
  marks = [],
}: {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly compared?: { readonly value: number; readonly name: string } | undefined;
  readonly labels: { readonly lo: string; readonly hi: string };
  /** The whole in words. */
  readonly label: string;
  /** Lines to look at; nothing else of the drawing but its scale depends on them. */
  readonly marks?: readonly ReferenceMark[];
}) {
  const [min, max] = extent([lo, hi, value, compared?.value, ...markedValues(marks)]) ?? [0, 1];
  const x = linearScale(min, max, 8, 92);
  const [left, right] = [x(lo), x(hi)];
  const other = compared === undefined ? null : x(compared.value);
  const tight = right - left < 34;
  const clear = (limit: number, text: string) =>
    other !== null && compared !== undefined && Math.abs(other - limit) > LETTER * (compared.name.length + text.length) + 3;
  const nameFits = clear(left, labels.lo) && clear(right, labels.hi);
  return (
    <svg className="chart" width="100%" height="34" role="img" aria-label={[label, ...marks.map(({ text }) => text)].join("; ")}>
      <line className="axis" x1="0" x2="100%" y1="9" y2="9" />
      <line className="whisker" x1={pct(left)} x2={pct(right)} y1="9" y2="9" />
      <line className="whisker" x1={pct(left)} x2={pct(left)} y1="5" y2="13" />
      <line className="whisker" x1={pct(right)} x2={pct(right)} y1="5" y2="13" />
      <UprightMarks marks={marks} x={x} height={18} />
      {other === null ? null : <circle className="compared" cx={pct(other)} cy="9" r="3.2" />}
      <circle className="point" cx={pct(x(value))} cy="9" r="4.5" />
      <text className={`t2 ${tight ? "end" : anchor(left)}`} x={pct(tight ? Math.max(26, (left + right) / 2 - 2) : left)} y="32">
        {labels.lo}
      </text>
      <text className={`t2 ${tight ? "" : anchor(right)}`} x={pct(tight ? Math.max(30, (left + right) / 2 + 2) : right)} y="32">
        {labels.hi}
      </text>
      {nameFits && !tight && compared !== undefined && other !== null ? (
        <text className={anchor(other)} x={pct(other)} y="32">
          {compared.name}
        </text>
      ) : null}
    </svg>
  );
}

/** Half the width of a letter in percent of the narrowest card. */
const LETTER = 1.75;

const pct = (x: number): string => `${Math.round(x * 100) / 100}%`;

/** Words at the ends stay inside. */
const anchor = (x: number): string => (x < 14 ? "" : x > 86 ? "end" : "mid");
