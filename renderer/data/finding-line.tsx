import { useWords } from "../ui/use-words.ts";

/** A count, what it is of, and its rows; where more are counted than listed it says how many are. */
export function FindingLine({
  count,
  words,
  shown,
  link,
  onOpen,
}: {
  readonly count: number;
  readonly words: string;
  readonly shown: number;
  /** What the link opens; "rows" where it is left out. */
  readonly link?: string;
  readonly onOpen: () => void;
}) {
  const { t, plain } = useWords();
  return (
    <div className="finding-line">
      <b>{plain(count)}</b>
      <span>{words}</span>
      <button type="button" className="link" aria-label={t("data:rowsOf", { what: words })} onClick={onOpen}>
        {link ?? t("data:rowsLink")}
      </button>
      {count > shown ? <span className="c3">{t("data:firstListed", { count: shown, rows: plain(shown) })}</span> : null}
    </div>
  );
}

export function PlainLine({ count, words }: { readonly count: number; readonly words: string }) {
  const { plain } = useWords();
  return (
    <div className="finding-line">
      <b>{plain(count)}</b>
      <span>{words}</span>
    </div>
  );
}
