/** Counts in equal bins as small bars; what they are is said in words beside it. */
export function MiniHistogram({
  counts,
  fills,
}: {
  readonly counts: readonly number[];
  /** A class by bar: low, mid, top of an answer scale. */
  readonly fills?: readonly string[];
}) {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  const bars = counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
    return { x: index * step, y: HEIGHT + 1 - height, height, fill: fills?.[index] ?? "fill-quiet" };
  });
  return (
    <svg className="chart" aria-hidden="true" width={WIDTH} height={HEIGHT + 2}>
      {bars.map((bar) => (
        <rect key={bar.x} className={bar.fill} x={bar.x} y={bar.y} width={Math.max(1, step - 1.5)} height={bar.height} />
      ))}
    </svg>
  );
}

const WIDTH = 72;
const HEIGHT = 20;
