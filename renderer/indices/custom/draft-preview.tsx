import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { useWords } from "../../ui/use-words.ts";
import { unitText, valueText } from "../number-text.ts";
import { customNumber } from "./custom-number.ts";

/** What the draft would say of all the data. */
export function DraftPreview({
  result,
  isBusy,
  id,
}: {
  readonly result: IndexResult | null;
  readonly isBusy: boolean;
  readonly id: string;
}) {
  const words = useWords();
  const { t, plain } = words;
  const number = customNumber(id);
  const text = (value: number) => valueText(number, value, result?.unit ?? "score", words);
  return (
    <output className="draft-preview" aria-label={t("custom:preview")} data-busy={isBusy}>
      <span className="c3 xs">{t("custom:preview")}</span>{" "}
      {isBusy ? (
        <span className="c3">{t("custom:preview.working")}</span>
      ) : result === null ? (
        <span className="c3">{t("custom:preview.none")}</span>
      ) : result.flags.includes("SUPPRESSED") ? (
        <span>{t("cards:hidden", { n: result.n })}</span>
      ) : result.value === null ? (
        <span>{t(`indices:reason.${result.reason ?? "EMPTY"}`)}</span>
      ) : (
        <>
          <b>{text(result.value)}</b> <small>{unitText(number, result, words)}</small>
          {result.ci === null ? null : (
            <span className="c2 xs">
              {" "}
              {text(result.ci.lo)}…{text(result.ci.hi)}
            </span>
          )}{" "}
          <span className="c3 xs">n {plain(result.n)}</span>
        </>
      )}
    </output>
  );
}
