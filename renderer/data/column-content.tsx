import type { RawColumn } from "../../shared/table/raw-table.ts";
import { MiniHistogram } from "../charts/mini-histogram.tsx";
import { useWords } from "../ui/use-words.ts";

/** What is in a column at a glance: a histogram of numbers, else how many different values. */
export function ColumnContent({ column, field }: { readonly column: RawColumn; readonly field: string | null }) {
  const { t, plain } = useWords();
  const { profile } = column;
  if (profile.histogram !== undefined && profile.distinct > 1) {
    const fills = field === "nps" ? npsFills(column) : undefined;
    return (
      <span title={t("data:content.range", { min: String(profile.min ?? ""), max: String(profile.max ?? "") })}>
        <MiniHistogram counts={profile.histogram} {...(fills === undefined ? {} : { fills })} />
        <span className="sr">{t("data:content.distinct", { count: profile.distinct, values: plain(profile.distinct) })}</span>
      </span>
    );
  }
  if (profile.filled === 0) return <span className="c3">{t("data:content.nothing")}</span>;
  if (profile.distinct === 1) return <span className="c3 cut">{t("data:content.one", { value: profile.top[0]?.value ?? "" })}</span>;
  if (column.type === "day" || column.type === "moment") {
    return (
      <span className="c3 xxs">
        {String(profile.min ?? "").slice(0, 7)}…{String(profile.max ?? "").slice(0, 7)}
      </span>
    );
  }
  return <span className="c3">{t("data:content.distinct", { count: profile.distinct, values: plain(profile.distinct) })}</span>;
}

/** Classes of a 0–10 answer, where every bar stands for one value. */
function npsFills({ profile }: RawColumn): readonly string[] | undefined {
  const { min, max, histogram } = profile;
  if (typeof min !== "number" || typeof max !== "number" || histogram?.length !== max - min + 1) return undefined;
  return histogram.map((_, index) => (min + index >= 9 ? "fill-top" : min + index >= 7 ? "fill-mid" : "fill-low"));
}
