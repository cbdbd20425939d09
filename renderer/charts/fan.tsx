import { memo } from "react";
import { bandPath, type PlotScales } from "./line-layout.ts";

type Limits = { readonly lo: readonly number[]; readonly hi: readonly number[] };

/** A narrow band within a wide one, around a line. */
export type Fan = {
  readonly wide: Limits;
  readonly narrow: Limits;
  /** It belongs to an earlier position. */
  readonly isFaded: boolean;
  /** The last limits of the wide band are written beside it. */
  readonly hasEnds: boolean;
};

type FanProps = { readonly fan: Fan; readonly scales: PlotScales };

/** Stands still while the line in it moves. */
export const FanBands = memo(function FanBands({ fan: { wide, narrow, isFaded }, scales }: FanProps) {
  return (
    <g className="line-fan" data-testid="fan" data-faded={isFaded ? true : undefined}>
      <path d={bandPath(wide.lo, wide.hi, scales)} />
      <path d={bandPath(narrow.lo, narrow.hi, scales)} />
    </g>
  );
});
