/** A line to look at beside a number, or a range (`upTo`), with its words. */
export type ReferenceMark = { readonly value: number; readonly upTo: number | null; readonly text: string };

/** Every value that a scale must hold for the marks to be seen. */
export const markedValues = (marks: readonly ReferenceMark[]): readonly (number | null)[] =>
  marks.flatMap(({ value, upTo }) => [value, upTo]);

/**
 * Upright marks on a scale from left to right: a dashed line with a diamond on top, told apart from the dashes of "all" by shape and not
 * by colour alone. `x` gives the place of a value as SVG takes it.
 */
export function UprightMarks({
  marks,
  x,
  height,
}: {
  readonly marks: readonly ReferenceMark[];
  readonly x: (value: number) => number;
  readonly height: number;
}) {
  const pct = (value: number) => `${Math.round(x(value) * 100) / 100}%`;
  return marks.map(({ value, upTo, text }) => (
    <g key={text} className="reference">
      <title>{text}</title>
      {[value, ...(upTo === null ? [] : [upTo])].map((end) => (
        <g key={end}>
          <line x1={pct(end)} x2={pct(end)} y1="1" y2={height} />
          <svg x={pct(end)} y="0" overflow="visible" aria-hidden="true">
            <path d="M0 -1L3 2L0 5L-3 2Z" />
          </svg>
        </g>
      ))}
      {upTo === null ? null : <line className="reference-range" x1={pct(value)} x2={pct(upTo)} y1="2" y2="2" />}
    </g>
  ));
}
