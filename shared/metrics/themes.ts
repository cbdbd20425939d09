import { accountParams } from "../indices/common-params.ts";
import { npsCuts } from "../indices/cuts.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  isThere,
  missingFields,
  type Row,
  type SliceQuery,
} from "../indices/index-definition.ts";
import { interval, makeResult, SUPPRESS_BELOW } from "../indices/make-result.ts";
import { numberOf, numberOrNull, textOrNull } from "../indices/read-row.ts";
import { inSlice, sliceColumn } from "../indices/slice-sql.ts";
import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { OUT_OF_RANGE } from "../table/canonical.ts";
import { countThemes, type ReadComment } from "./themes/count-themes.ts";
import { keyWords } from "./themes/key-words.ts";
import { themeReader } from "./themes/read-themes.ts";

type ThemesAggregate = { readonly comments: readonly Row[]; readonly answers: readonly Row[] };

/** Comments read for one number, the latest ones: what a machine reads in a few seconds. Where there are more, a flag says so. */
export const MOST_COMMENTS = 100_000;

/**
 * Themes of comments: 100·(comments with at least one theme)/(comments). Percent, 0–100; what tells most are its parts: for every theme
 * its share of comments and of answers, NPS with and without it, impact = NPS of all − NPS without (descriptive: impacts do not add),
 * and the revenue of the customers who wrote of it; and the words that tell detractors from promoters. The headline does not name one
 * theme, so that groups and waves can be compared. Every comment and every answer counts. Interval: Wilson. Source: methods.md 11.9.
 */
export const themes: IndexDefinition<"themes", ThemesAggregate> = {
  id: "themes",
  byWave: true,
  table: () => "answers",
  unit: () => "percent",
  needs: (context) => missingFields(context, "answers", ["comment"]),
  params,
  emptyParts: { comments: 0, read: 0, answers: 0, withTheme: 0, themes: [], topPain: null },
  queries: (context) => ({ comments: commentQuery(context), answers: answerCells(context) }),
  compute({ comments, answers }, context) {
    const { read, themes: names } = themeReader(context.settings.metrics.themes.dictionary);
    const texts = comments.flatMap((row): readonly ReadComment[] => {
      const text = textOrNull(row, "comment");
      const [customer, revenue, nps] = [numberOrNull(row, "customer"), numberOrNull(row, "revenue"), numberOrNull(row, "nps")];
      return text === null ? [] : [{ text, themes: read(text), nps, customer, revenue }];
    });
    const total = (name: string): number => answers.reduce((sum, row) => sum + numberOf(row, name), 0);
    const n = texts.length;
    const withTheme = texts.filter((comment) => comment.themes.length > 0).length;
    const { confidence } = context.settings;
    const scored = answers.flatMap((row) => {
      const answer = numberOrNull(row, "answer");
      return answer === null || answer === OUT_OF_RANGE ? [] : [{ answer, n: numberOf(row, "answers") }];
    });
    const cuts = npsCuts(context);
    const list = countThemes(names, texts, { answers: total("answers"), scored, cuts, level: confidence });
    const painful = list.filter((theme) => theme.comments >= SUPPRESS_BELOW && theme.impact !== null && theme.impact < 0);
    const [worst] = [...painful].sort((a, b) => (a.impact ?? 0) - (b.impact ?? 0) || (a.theme < b.theme ? -1 : 1));
    const sided = texts.flatMap(({ text, nps }) =>
      nps === null ? [] : [{ text, detractors: nps <= cuts[0] ? 1 : 0, promoters: nps >= cuts[1] ? 1 : 0 }],
    );
    return makeResult({
      value: n === 0 ? null : (100 * withTheme) / n,
      unit: "percent",
      n,
      ci: interval("wilson", confidence, wilsonInterval(withTheme, n, confidence), 100),
      reason: n === 0 ? "EMPTY" : null,
      excluded: { missing: total("answers") - total("comments"), outOfRange: 0, duplicate: 0 },
      flags: total("comments") > n ? ["COMMENTS_PARTLY_READ"] : [],
      params: params(context),
      parts: {
        comments: total("comments"),
        read: n,
        answers: total("answers"),
        withTheme,
        themes: list,
        topPain: worst === undefined ? null : { theme: worst.theme, impact: worst.impact },
        keyWords: hasField(context, "answers", "nps") ? keyWords(sided, twoSidedZ(confidence)) : null,
      },
    });
  },
};

function params(context: IndexContext) {
  const { dictionary } = context.settings.metrics.themes;
  return { ...accountParams(context), mostComments: MOST_COMMENTS, ownThemes: Object.keys(dictionary) };
}

const IS_COMMENT = "length(trim(comment)) > 0";

const answerCells = (context: IndexContext): CellQuery => ({
  from: "frame_comments",
  keys: { answer: hasField(context, "answers", "nps") ? "nps" : "cast(null as tinyint)" },
  sums: { answers: "count(*)", comments: `count(*) filter (where ${IS_COMMENT})` },
});

/** The latest comments of each slice, in their order, with the revenue of who wrote them. */
const commentQuery =
  (context: IndexContext): SliceQuery =>
  (kind) => {
    const valid = hasField(context, "answers", "nps") ? `nullif(nps, ${OUT_OF_RANGE})` : "cast(null as tinyint)";
    const slice = sliceColumn(kind);
    const place = `row_number() over (${kind === "all" ? "" : `partition by ${slice} `}order by ord desc)`;
    const latest = `select ${slice} as slice, ord, customer, ${valid} as nps, comment, ${place} as place from frame_comments
      where ${IS_COMMENT} and ${inSlice(kind)}`;
    const hasMoney = isThere(context, "accounts") && hasField(context, "answers", "customer_id");
    const [money, join] = hasMoney
      ? ["cast(f.revenue as double)", "left join frame_accounts f on f.customer = c.customer"]
      : ["cast(null as double)", ""];
    return `select c.slice, c.comment, c.nps, c.customer, ${money} as revenue from (${latest}) c ${join}
      where c.place <= ${MOST_COMMENTS} order by c.slice, c.ord`;
  };
