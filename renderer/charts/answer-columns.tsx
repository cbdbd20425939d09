/** Answers on a scale as columns, classes bracketed and named below; `compared` draws a line where another wave stood. */
export type AnswerColumn = {
  readonly answer: number;
  readonly share: number;
  readonly text: string;
  readonly fill: "low" | "mid" | "top";
  readonly compared: number | null;
};
export type AnswerClass = { readonly from: number; readonly to: number; readonly name: string; readonly text: string };

export function AnswerColumns({
  columns,
  classes,
  label,
}: {
  readonly columns: readonly AnswerColumn[];
  readonly classes: readonly AnswerClass[];
  readonly label: string;
}) {
  const most = Math.max(...columns.flatMap((column) => [column.share, column.compared ?? 0]), 1e-9);
  const step = WIDTH / Math.max(1, columns.length);
  const bar = Math.min(44, step - 7);
  const left = (index: number) => index * step + (step - bar) / 2;
  const height = (share: number) => (share / most) * TOP;
  return (
    <svg className="chart" width="100%" viewBox={`0 0 ${WIDTH} 150`} role="img" aria-label={label}>
      <path className="axis" d={`M0 96.5H${WIDTH}`} />
      {columns.map((column, index) => (
        <g key={column.answer}>
          <rect
            className={`fill-${column.fill}`}
            x={left(index)}
            y={96 - height(column.share)}
            width={bar}
            height={Math.max(0.8, height(column.share))}
          />
          {column.compared === null ? null : (
            <path className="compared-line" d={`M${left(index) - 2} ${96 - height(column.compared)}h${bar + 4}`} />
          )}
          {height(column.share) > 12 ? (
            <text className="mid t2" x={left(index) + bar / 2} y={90 - height(Math.max(column.share, column.compared ?? 0))}>
              {column.text}
            </text>
          ) : null}
          <text className="mid" x={left(index) + bar / 2} y="109">
            {column.answer}
          </text>
        </g>
      ))}
      {classes.map((one) => {
        const first = columns.findIndex((column) => column.answer === one.from);
        const last = columns.findIndex((column) => column.answer === one.to);
        if (first < 0 || last < 0) return null;
        const [from, to] = [left(first), left(last) + bar];
        return (
          <g key={one.name}>
            <path className="axis-strong" d={`M${from} 117v3H${to}v-3`} />
            <text className="mid t1" x={(from + to) / 2} y="132">
              {one.name}
            </text>
            <text className="mid t2" x={(from + to) / 2} y="145">
              {one.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const WIDTH = 368;
const TOP = 78;
