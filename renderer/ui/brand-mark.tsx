/** Eight points, six of them in the accent. */
const POINTS = [
  [12.8, 3.2, "var(--accent)"],
  [16.8, 7.1, "var(--accent)"],
  [16.8, 12.8, "var(--accent)"],
  [12.9, 16.8, "var(--accent)"],
  [7.2, 16.8, "var(--accent)"],
  [3.2, 12.9, "var(--accent)"],
  [3.2, 7.2, "var(--ink-3)"],
  [7.1, 3.2, "var(--ink-3)"],
] as const;

export function BrandMark() {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
      {POINTS.map(([x, y, fill]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="2.1" fill={fill} />
      ))}
    </svg>
  );
}
