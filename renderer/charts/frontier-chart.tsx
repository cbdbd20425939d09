import { linearScale, ticks } from "./scale.ts";
import { useWidth } from "./use-width.ts";

type Point = { readonly gain: number; readonly cost: number };

const HEIGHT = 190;
const LEFT = 64;
const RIGHT = 40;
const TOP = 18;
const BOTTOM = 30;

/** Least cost against gain: each point is a plan, the chosen one filled. */
export function FrontierChart({
  points,
  best,
  gain,
  cost,
  names,
  label,
}: {
  readonly points: readonly Point[];
  readonly best: Point | null;
  readonly gain: (value: number) => string;
  readonly cost: (value: number) => string;
  readonly names: { readonly gain: string; readonly cost: string };
  readonly label: string;
}) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const most = { gain: Math.max(1e-9, ...points.map((point) => point.gain)), cost: Math.max(1e-9, ...points.map((point) => point.cost)) };
  const x = linearScale(0, most.gain, LEFT, Math.max(LEFT + 1, width - RIGHT));
  const y = linearScale(0, most.cost, HEIGHT - BOTTOM, TOP);
  const place = (point: Point): string => `${Math.round(x(point.gain) * 10) / 10} ${Math.round(y(point.cost) * 10) / 10}`;
  return (
    <div ref={holder} className="frontier-chart">
      {width === 0 ? null : (
        <svg className="chart" width={width} height={HEIGHT} role="img" aria-label={label}>
          {ticks(0, most.cost, 4).map((value) => (
            <g key={value}>
              <path className="grid-line" d={`M${LEFT} ${Math.floor(y(value)) + 0.5}H${width - RIGHT}`} />
              <text className="end" x={LEFT - 6} y={y(value) + 4}>
                {cost(value)}
              </text>
            </g>
          ))}
          {ticks(0, most.gain, 5).map((value) => (
            <text key={value} className="mid" x={x(value)} y={HEIGHT - BOTTOM + 14}>
              {gain(value)}
            </text>
          ))}
          <text x={LEFT - 6} className="end" y="9">
            {names.cost}
          </text>
          <text x={width - RIGHT} className="end" y={HEIGHT - 3}>
            {names.gain}
          </text>
          <path className="frontier-line" d={`M${points.map(place).join("L")}`} />
          {points.map((point) => (
            <circle
              key={point.gain}
              cx={x(point.gain)}
              cy={y(point.cost)}
              r={best !== null && point.gain === best.gain && point.cost === best.cost ? 5 : 3.5}
              data-best={best !== null && point.gain === best.gain && point.cost === best.cost ? true : undefined}
            >
              <title>{`${gain(point.gain)}: ${cost(point.cost)}`}</title>
            </circle>
          ))}
        </svg>
      )}
    </div>
  );
}
