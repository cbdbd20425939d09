import "./bridge-chart.css";
import { memo } from "react";
import { type BridgeStep, bridgeSpans } from "./bridge-layout.ts";
import { widthOf } from "./line-layout.ts";
import { linearScale, multiplesOf, type Scale } from "./scale.ts";
import { useWidth } from "./use-width.ts";
import type { ValueDomain } from "./value-domain.ts";

/** Room for the value over the highest bar, px. */
const TOP = 20;
const GAP = 8;
const WIDEST_BAR = 66;

/**
 * A bridge that shows the difference, starts at zero and ends with the sum: totals grey, gains accent, costs vermilion with a minus
 * sign. Names stand under the bars as words, so that one that is too long can be read in full by pointing at it.
 */
export function BridgeChart({
  steps,
  domain,
  format,
  label,
  height,
}: {
  readonly steps: readonly BridgeStep[];
  /** Must hold zero. */
  readonly domain: ValueDomain;
  /** Text of a value; must stay the same function for the axis not to be drawn again. */
  readonly format: (value: number) => string;
  readonly label: string;
  /** Of the bars, px; the names come below. */
  readonly height: number;
}) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const words = multiplesOf(domain.step, domain.min, domain.max).map(format);
  const left = 2 * GAP + Math.max(...words.map(widthOf));
  const slot = Math.max(0, width - left) / Math.max(1, steps.length);
  const bar = Math.min(WIDEST_BAR, slot * 0.6);
  const y = linearScale(domain.min, domain.max, height - 1, TOP);
  const spans = bridgeSpans(steps);
  return (
    <div ref={holder} className="bridge-chart">
      {width === 0 ? null : (
        <svg className="chart" width={width} height={height} role="img" aria-label={label}>
          <Marks domain={domain} format={format} left={left} width={width} height={height} />
          {steps.map((step, index) => {
            const { from = 0, to = 0 } = spans[index] ?? {};
            const x = left + index * slot + GAP;
            return (
              <g key={step.label}>
                <Bar step={step} x={x} width={bar} from={y(from)} to={y(to)} text={format(step.value)} />
                {step.range === undefined ? null : (
                  <RangeLine
                    x={x + bar * 0.8}
                    low={y(from + step.range.low)}
                    high={y(from + step.range.high)}
                    isFaded={step.range.isFaded}
                  />
                )}
                {index === steps.length - 1 ? null : <path className="bridge-link" d={`M${x + bar} ${crisp(y(to))}H${x + slot}`} />}
              </g>
            );
          })}
        </svg>
      )}
      <Names steps={steps} left={left} />
    </div>
  );
}

function Bar({
  step,
  x,
  width,
  from,
  to,
  text,
}: {
  readonly step: BridgeStep;
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}) {
  const top = Math.min(from, to);
  const look = step.kind === "total" ? "bridge-total" : step.value < 0 ? "bridge-loss" : "bridge-gain";
  return (
    <>
      <rect className={look} x={x} y={top} width={width} height={Math.max(1, Math.abs(to - from))} />
      <text className="bridge-value" x={x} y={top - 6}>
        {text}
      </text>
    </>
  );
}

/** A line from end to end of a range, with caps. */
function RangeLine({
  x,
  low,
  high,
  isFaded,
}: {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly isFaded: boolean;
}) {
  const line = `M${x - CAP} ${low}H${x + CAP}M${x - CAP} ${high}H${x + CAP}M${x} ${low}V${high}`;
  return (
    <g className="bridge-range" data-faded={isFaded ? true : undefined}>
      <path className="bridge-range-halo" d={line} />
      <path d={line} />
    </g>
  );
}

const CAP = 4;

const Marks = memo(function Marks({
  domain,
  format,
  left,
  width,
  height,
}: {
  readonly domain: ValueDomain;
  readonly format: (value: number) => string;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}) {
  const y: Scale = linearScale(domain.min, domain.max, height - 1, TOP);
  return (
    <g>
      {multiplesOf(domain.step, domain.min, domain.max).map((mark) => (
        <g key={mark}>
          <path className={mark === 0 ? "axis-strong" : "axis"} d={`M${left} ${crisp(y(mark))}H${width}`} />
          <text className="end" x={left - GAP} y={y(mark) + 4}>
            {format(mark)}
          </text>
        </g>
      ))}
    </g>
  );
});

const Names = memo(
  function Names({ steps, left }: { readonly steps: readonly BridgeStep[]; readonly left: number }) {
    return (
      <div
        className="bridge-names"
        aria-hidden="true"
        style={{ marginLeft: left, gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
      >
        {steps.map((step) => (
          <div key={step.label} title={`${step.label}, ${step.detail}`}>
            <div className="cut">{step.label}</div>
            <div className="cut c3">{step.detail}</div>
          </div>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.left === after.left &&
    before.steps.length === after.steps.length &&
    before.steps.every((step, index) => step.label === after.steps[index]?.label && step.detail === after.steps[index]?.detail),
);

/** A hairline in the middle of a pixel. */
const crisp = (place: number): number => Math.floor(place) + 0.5;
