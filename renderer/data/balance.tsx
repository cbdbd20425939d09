import type { Excluded } from "../../shared/table/canonical.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { excludedWords } from "./reason-words.ts";
import type { RowFilter } from "./row-filter.ts";
import { type Balance as BalanceOf, balanceOf, isWholeRow } from "./row-marks.ts";
import { columnUse } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** Rows seen = rows imported + rows listed, each reason with its rows. */
export function Balance({
  picked,
  column,
  onRows,
}: {
  readonly picked: PickedTable;
  readonly column: string | null;
  readonly onRows: (filter: RowFilter) => void;
}) {
  const { t } = useWords();
  const { source } = picked;
  const balance = source === null ? null : balanceOf(source);
  return (
    <section className="paper balance" aria-label={t("data:balance")}>
      <div className="row between balance-head">
        <h2>{t("data:balance")}</h2>
        {balance !== null && balance.other >= 0 ? (
          <span className="row xs better">
            <Icon name="check" size={13} />
            <span className="c2">{t("data:balance.checked")}</span>
          </span>
        ) : null}
      </div>
      {balance === null || source === null ? (
        <p className="xs c2 balance-none">{t(picked.use.as === null ? "data:balance.notUsed" : "data:balance.notYet")}</p>
      ) : (
        <>
          <Sum balance={balance} />
          {balance.listed.map((finding) => (
            <Finding key={`${finding.reason} ${finding.field}`} finding={finding} onRows={onRows} />
          ))}
          {balance.other > 0 ? <Plain count={balance.other} words={t("data:excluded.ALL_OUT_OF_RANGE")} /> : null}
          <CellFindings picked={picked} column={column} excluded={source.excluded} onRows={onRows} />
        </>
      )}
    </section>
  );
}

function Sum({ balance }: { readonly balance: BalanceOf }) {
  const { t, plain } = useWords();
  return (
    <div className="equation">
      <i />
      <b>{plain(balance.seen)}</b>
      <span>{t("data:balance.seen")}</span>
      <i>=</i>
      <b>{plain(balance.imported)}</b>
      <span>{t("data:balance.imported")}</span>
      <i>+</i>
      <b>{plain(balance.seen - balance.imported)}</b>
      <span>{t("data:balance.listed")}</span>
    </div>
  );
}

/** Cells set aside: of the picked column, or of all. */
function CellFindings(props: {
  readonly picked: PickedTable;
  readonly column: string | null;
  readonly excluded: readonly Excluded[];
  readonly onRows: (filter: RowFilter) => void;
}) {
  const { t, plain } = useWords();
  const { picked, column } = props;
  const field = column === null ? null : columnUse(picked.mapping, picked.use, column).field;
  const raw = column === null ? undefined : picked.table.columns.find((candidate) => candidate.header === column);
  const cells = props.excluded.filter((finding) => !isWholeRow(finding) && (column === null || finding.field === field));
  if (raw === undefined && cells.length === 0) return null;
  return (
    <>
      <div className="row between balance-part">
        <h3 className="cut">{column === null ? t("data:aside") : t("data:columnOf", { column })}</h3>
        {raw === undefined ? null : (
          <span className="xs c3 nw">{t("data:ofRows", { rows: plain(raw.profile.filled + raw.profile.empty) })}</span>
        )}
      </div>
      {raw === undefined ? null : (
        <>
          <Plain count={raw.profile.filled} words={t("data:filled")} />
          <Plain count={raw.profile.empty} words={t("data:empty")} />
        </>
      )}
      {cells.map((finding) => (
        <Finding key={`${finding.reason} ${finding.field}`} finding={finding} onRows={props.onRows} />
      ))}
    </>
  );
}

function Finding({ finding, onRows }: { readonly finding: Excluded; readonly onRows: (filter: RowFilter) => void }) {
  const words = useWords();
  return (
    <div className="finding-line">
      <b>{words.plain(finding.count)}</b>
      <span>{excludedWords(finding.reason, finding.field, words)}</span>
      <button
        type="button"
        className="link"
        aria-label={words.t("data:rowsOf", { what: excludedWords(finding.reason, finding.field, words) })}
        onClick={() => onRows({ kind: "finding", finding })}
      >
        {words.t("data:rowsLink")}
      </button>
      {finding.count > finding.rows.length ? (
        <span className="c3">{words.t("data:firstListed", { count: finding.rows.length, rows: words.plain(finding.rows.length) })}</span>
      ) : null}
    </div>
  );
}

function Plain({ count, words }: { readonly count: number; readonly words: string }) {
  const { plain } = useWords();
  return (
    <div className="finding-line">
      <b>{plain(count)}</b>
      <span>{words}</span>
    </div>
  );
}
