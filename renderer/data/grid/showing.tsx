import { type RefObject, useImperativeHandle, useState } from "react";
import { useWords } from "../../ui/use-words.ts";

/** Which rows are in sight. It is told by the grid at every scroll, and nothing else is drawn for that. */
export function Showing({
  total,
  isHidden,
  setter,
}: {
  readonly isHidden: boolean;
  readonly total: number;
  readonly setter: RefObject<((first: number, last: number) => void) | null>;
}) {
  const { t, plain } = useWords();
  const [[first, last], setInSight] = useState<readonly [number, number]>([0, 0]);
  useImperativeHandle(setter, () => (from: number, to: number) => setInSight([from, to]), []);
  if (total === 0 || isHidden) return null;
  const values = { from: plain(first + 1), to: plain(Math.min(last, total - 1) + 1), total: plain(total) };
  return <span className="xs c3 nw">{t("data:grid.showing", values)}</span>;
}
