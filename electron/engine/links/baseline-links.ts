import { addCounts } from "../../../shared/scenario/links/class-counts.ts";
import { scoreLink } from "../../../shared/scenario/links/score-link.ts";
import type { LinkedScore, ScoreLink } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import { scoresIn } from "./class-sql.ts";
import { type CountedScore, countClasses, type LinkFrame } from "./count-classes.ts";

/** The links of one segment; `from` says of each whether its own customers or those of all segments speak, and how they were followed. */
export type SegmentLinks = {
  readonly links: readonly ScoreLink[];
  readonly from: readonly {
    readonly score: LinkedScore;
    readonly own: boolean;
    readonly basis: CountedScore["basis"];
    readonly customers: number;
  }[];
};

/**
 * Links of every segment from one count over its window. A segment of which a class has too few customers takes the link of the whole; a
 * score whose whole has too few has none.
 */
export async function baselineLinks(
  frame: LinkFrame,
  segments: readonly (string | null)[],
  bySegment: boolean,
  months: number,
): Promise<readonly SegmentLinks[]> {
  const counted: CountedScore[] = [];
  for (const score of scoresIn(frame)) counted.push(await countClasses(frame, score));
  return segments.map((segment) => {
    const links: ScoreLink[] = [];
    const from: SegmentLinks["from"][number][] = [];
    for (const { score, basis, cells } of counted) {
      const size = SCORE_CLASSES[score].length;
      const linkOf = (list: CountedScore["cells"]) => scoreLink(score, addCounts(list, size), months, "association");
      const own = linkOf(bySegment ? cells.filter((cell) => cell.segment === segment) : cells);
      const link = own ?? linkOf(cells);
      if (link === null) continue;
      links.push(link);
      from.push({ score, own: own !== null, basis, customers: link.classes.reduce((sum, { customers }) => sum + customers, 0) });
    }
    return { links, from };
  });
}
