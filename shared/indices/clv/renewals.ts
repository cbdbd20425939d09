import { dayLiteral } from "../dialect.ts";
import type { Row } from "../index-definition.ts";
import { numberOf } from "../read-row.ts";

/** Below these a fit to renewals says little (methods.md 10.3). */
export const FEWEST_RENEWING = { customers: 200, renewals: 3 } as const;

/**
 * Renewals that could be seen by `asOf` (`seen`, 0 = none yet) and those survived, a row a customer: every year from the start is a renewal.
 * `column` of frame_accounts is kept beside them.
 */
export function renewalsRelation(asOf: string | null, column: "grp" | "segment"): string {
  const day = dayLiteral(asOf ?? "1970-01-01");
  const years = (from: string, to: string): string =>
    `(extract(year from ${to}) - extract(year from ${from}) - case when extract(month from ${to}) * 100 + extract(day from ${to}) < extract(month from ${from}) * 100 + extract(day from ${from}) then 1 else 0 end)`;
  const onAnniversary = `extract(month from t.end_date) * 100 + extract(day from t.end_date) = extract(month from t.start_date) * 100 + extract(day from t.start_date)`;
  const seen = years("t.start_date", day);
  const survived = `case when a.active then ${seen} else greatest(0, ${years("t.start_date", "t.end_date")} - case when ${onAnniversary} then 1 else 0 end) end`;
  return `(select a.${column}, a.active, ${seen} as seen, least(${seen}, ${survived}) as survived from frame_accounts a join accounts t on t.customer = a.customer
    where t.start_date is not null and (a.active or t.end_date is not null))`;
}

/** One cohort for each number of renewals seen: customers left at 0, 1, … renewals. */
export function cohortsOf(rows: readonly Row[]): readonly (readonly number[])[] {
  const lengths = [...new Set(rows.map((row) => numberOf(row, "seen")))].filter((seen) => seen > 0).sort((a, b) => a - b);
  return lengths.map((seen) => {
    const own = rows.filter((row) => numberOf(row, "seen") === seen);
    return Array.from({ length: seen + 1 }, (_, t) =>
      own.reduce((sum, row) => sum + (numberOf(row, "survived") >= t ? numberOf(row, "customers") : 0), 0),
    );
  });
}
