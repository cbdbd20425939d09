import type { Bar, BarsFigure } from "../../shared/report/figure.ts";
import type { LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import type { ClassEstimate } from "../../shared/scenario/links/links-output.ts";
import type { Words } from "../ui/use-words.ts";

export const isHidden = ({ flags }: ClassEstimate): boolean => flags.includes("SUPPRESSED");

/** Churn in the window by class, from worst to best, each with its interval and how many it is of. */
export function churnFigure(classes: readonly ClassEstimate[], { months, level }: LinksOutput, words: Words): BarsFigure {
  const { t, share, plain } = words;
  const sentences: string[] = [];
  const bars = classes.map((own): Bar => {
    const label = `${t(`links:class.${own.key}`)} (${plain(own.customers)})`;
    if (isHidden(own) || own.churn === null) return { label, value: null, note: t("links:hidden") };
    const { value, lo, hi } = own.churn;
    sentences.push(
      t("links:summary", {
        class: t(`links:class.${own.key}`),
        churned: plain(own.churned),
        customers: plain(own.customers),
        churn: share(value),
        lo: share(lo),
        hi: share(hi),
      }),
    );
    return { label, value: 100 * value, lo: 100 * lo, hi: 100 * hi };
  });
  const title = `${t("links:churn", { months })}, ${t("links:column.interval", { level: share(level, 0) })}`;
  return { kind: "bars", unit: "percent", title, summary: sentences.join("; "), bars };
}

/** Money a customer and month by class, of those still active; `null` where none is known. */
export function moneyFigure(classes: readonly ClassEstimate[], words: Words): BarsFigure | null {
  const { t, number, plain } = words;
  if (classes.every(({ arpa }) => arpa === null)) return null;
  const bars = classes.map((own): Bar => {
    const label = `${t(`links:class.${own.key}`)} (${plain(own.arpa?.n ?? 0)})`;
    if (isHidden(own)) return { label, value: null, note: t("links:hidden") };
    return own.arpa === null ? { label, value: null } : { label, value: own.arpa.value, lo: own.arpa.lo, hi: own.arpa.hi };
  });
  const summary = bars.flatMap(({ label, value }) => (value === null ? [] : [`${label}: ${number(value, "money")}`])).join("; ");
  return { kind: "bars", unit: "money", title: `${t("links:arpa")}, ${t("links:arpa.note")}`, summary, bars };
}
