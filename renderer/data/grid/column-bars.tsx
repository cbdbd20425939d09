import type { RawColumn } from "../../../shared/table/raw-table.ts";

/** Values of a column as bars: equal bins of numbers, else the most frequent values where there are few. `null` = nothing to draw. */
export function barsOf({ profile }: Pick<RawColumn, "profile">): readonly number[] | null {
  if (profile.distinct < 2) return null;
  if (profile.histogram !== undefined) return profile.histogram;
  const counts = profile.top.map(({ count }) => count);
  // Of a column of names the first few say nothing about the rest.
  return counts.length < 2 || profile.distinct > counts.length ? null : counts.slice(0, 12);
}

export function ColumnBars({ counts, width }: { readonly counts: readonly number[]; readonly width: number }) {
  const most = Math.max(1, ...counts);
  const step = Math.min(10, width / counts.length);
  return (
    <svg className="chart" aria-hidden="true" width={step * counts.length} height={HEIGHT}>
      {counts.map((count, index) => {
        const x = index * step;
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        return <rect key={x} className="fill-quiet" x={x} y={HEIGHT - height} width={Math.max(1, step - 1)} height={height} />;
      })}
    </svg>
  );
}

const HEIGHT = 13;
