/** Money of a box, its customers who were followed and those of them who left. */
export type FollowedBox = { readonly money: number; readonly followed: number; readonly lost: number };

export type BoxedMoney = { readonly top: FollowedBox; readonly lower: readonly FollowedBox[]; readonly unknown: FollowedBox };

/**
 * Bounds of the excess Σ money·max(0, c − c_top) over the lower boxes that hold whatever box each customer without one is in, and
 * however many losses were silent, up to `silentLosses` true ones for each recorded. Each churn is bounded by putting the unknown where
 * they hurt most, so the bounds are sure, not sharp. Money. Worst case after Manski 2003 (partial identification); peers.md M12.
 * @example excessBounds({ top, lower: [middle, bottom], unknown }, 1) // { lo: 0, hi: 98000 }
 */
export function excessBounds({ top, lower, unknown }: BoxedMoney, silentLosses: number): { readonly lo: number; readonly hi: number } {
  const stayed = unknown.followed - unknown.lost;
  const least = ({ followed, lost }: FollowedBox): number => (followed + stayed === 0 ? 0 : lost / (followed + stayed));
  const most = ({ followed, lost }: FollowedBox): number => {
    const all = followed + unknown.lost;
    return all === 0 ? 1 : Math.min(1, (silentLosses * (lost + unknown.lost)) / all);
  };
  const [topLeast, topMost] = [least(top), most(top)];
  const lo = lower.reduce((sum, box) => sum + Math.max(0, box.money * (least(box) - topMost)), 0);
  const gaps = lower.map((box) => Math.max(0, most(box) - topLeast));
  const hi = lower.reduce((sum, box, at) => sum + box.money * (gaps[at] ?? 0), unknown.money * Math.max(0, ...gaps));
  return { lo, hi };
}
