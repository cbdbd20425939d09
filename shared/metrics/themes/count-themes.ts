import { wilsonInterval } from "../../statistics/wilson-interval.ts";

export type ReadComment = {
  readonly text: string;
  readonly themes: readonly string[];
  readonly nps: number | null;
  readonly customer: number | null;
  readonly revenue: number | null;
};

/** All answers, with or without a comment. */
export type AllAnswers = {
  readonly answers: number;
  readonly scored: readonly { readonly answer: number; readonly n: number }[];
  /** Highest detractor, lowest promoter. */
  readonly cuts: readonly [number, number];
  readonly level: number;
};

export type ThemeCount = {
  readonly theme: string;
  readonly comments: number;
  readonly share: number;
  readonly lo: number | null;
  readonly hi: number | null;
  /** Of all answers, percent, with its limits. */
  readonly ofAnswers: number | null;
  readonly ofAnswersLo: number | null;
  readonly ofAnswersHi: number | null;
  /** Answers with the theme that have a score. */
  readonly scored: number;
  readonly nps: number | null;
  readonly npsWithout: number | null;
  /** NPS of all − NPS without the theme, points. */
  readonly impact: number | null;
  readonly customers: number;
  readonly revenue: number | null;
};

/** What each theme that stands in a comment is worth; most frequent first. */
export function countThemes(names: readonly string[], comments: readonly ReadComment[], all: AllAnswers): readonly ThemeCount[] {
  const score = (answer: number): number => (answer <= all.cuts[0] ? -1 : answer >= all.cuts[1] ? 1 : 0);
  const everybody = all.scored.reduce((sum, one) => sum + one.n, 0);
  const sum = all.scored.reduce((total, one) => total + score(one.answer) * one.n, 0);
  const limits = (x: number, n: number): readonly [lo: number | null, hi: number | null] => {
    const found = wilsonInterval(x, n, all.level);
    return found === null ? [null, null] : [100 * found.lo, 100 * found.hi];
  };
  const counted = names.flatMap((theme): readonly ThemeCount[] => {
    const own = comments.filter(({ themes }) => themes.includes(theme));
    if (own.length === 0) return [];
    const scores = own.flatMap(({ nps }) => (nps === null ? [] : [score(nps)]));
    const ownSum = scores.reduce((total, one) => total + one, 0);
    const [nps, npsAll] = [percent(ownSum, scores.length), percent(sum, everybody)];
    const npsWithout = percent(sum - ownSum, everybody - scores.length);
    const [lo, hi] = limits(own.length, comments.length);
    const [ofAnswersLo, ofAnswersHi] = limits(own.length, Math.max(own.length, all.answers));
    return [
      {
        theme,
        comments: own.length,
        share: (100 * own.length) / comments.length,
        lo,
        hi,
        ofAnswers: percent(own.length, all.answers),
        ofAnswersLo,
        ofAnswersHi,
        scored: scores.length,
        nps,
        npsWithout,
        impact: npsAll === null || npsWithout === null || scores.length === 0 ? null : npsAll - npsWithout,
        ...moneyOf(own),
      },
    ];
  });
  return counted.sort((a, b) => b.comments - a.comments || (a.theme < b.theme ? -1 : 1));
}

const percent = (x: number, n: number): number | null => (n === 0 ? null : (100 * x) / n);

/** Customers who wrote of it, each once, and their revenue, added up in the order of customers. */
function moneyOf(comments: readonly ReadComment[]): Pick<ThemeCount, "customers" | "revenue"> {
  const known = new Map(comments.flatMap(({ customer, revenue }) => (customer === null ? [] : [[customer, revenue] as const])));
  const amounts = [...known].sort(([a], [b]) => a - b).flatMap(([, revenue]) => (revenue === null ? [] : [revenue]));
  return { customers: known.size, revenue: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0) };
}
