import type { IdRule } from "../../../shared/table/join-report.ts";

const SPACE = "[\\s\\x{00a0}\\x{1680}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}]";
const INVISIBLE = "[\\x{200b}-\\x{200d}\\x{2060}\\x{feff}]";

/** SQL: there may be something to clean: letters beyond ASCII, or blanks that are not one space between words. Cheaper than a pattern. */
const mayNeedCleaning = (id: string): string =>
  [
    `strlen(${id}) <> length(${id})`,
    `starts_with(${id}, ' ')`,
    `ends_with(${id}, ' ')`,
    `contains(${id}, '  ')`,
    ...[9, 10, 11, 12, 13].map((code) => `contains(${id}, chr(${code}))`),
  ].join(" or ");

/** SQL: an id by one rule; one that would vanish stays as it is. `zeros` takes the zeros in front of a digit, so that 00501 is 501 and 0 stays 0. */
export function byRule(rule: IdRule, id: string): string {
  switch (rule) {
    case "blanks":
      return `case when ${mayNeedCleaning(id)}
        then coalesce(nullif(trim(regexp_replace(regexp_replace(${id}, '${INVISIBLE}', '', 'g'), '${SPACE}+', ' ', 'g')), ''), ${id}) else ${id} end`;
    case "capitals":
      return `lower(${id})`;
    case "zeros":
      return `case when starts_with(${id}, '0') then regexp_replace(${id}, '^0+([0-9])', '\\1') else ${id} end`;
  }
}
