import type { Excluded } from "../../shared/table/canonical.ts";
import { isWholeRow } from "../../shared/table/whole-row.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { CellBalance } from "./cell-balance.tsx";
import { FindingLine, PlainLine } from "./finding-line.tsx";
import { excludedWords } from "./reason-words.ts";
import { type Balance as BalanceOf, balanceOf } from "./row-marks.ts";
import type { RowScope } from "./row-scope.ts";
import { columnUse } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";

type Props = {
  readonly picked: PickedTable;
  readonly column: string | null;
  readonly onRows: (scope: RowScope) => void;
};

/** Rows seen = rows imported + rows listed, each reason with its rows; then cells, and what the import had to say. */
export function Balance({ picked, column, onRows }: Props) {
  const { t } = useWords();
  const { source } = picked;
  const balance = source === null ? null : balanceOf(source);
  return (
    <>
      {balance === null || source === null ? (
        <p className="xs c2 balance-none">{t(picked.use.as === null ? "data:balance.notUsed" : "data:balance.notYet")}</p>
      ) : (
        <>
          {balance.other >= 0 ? (
            <p className="row xs better balance-checked">
              <Icon name="check" size={13} />
              <span className="c2">{t("data:balance.checked")}</span>
            </p>
          ) : null}
          <Sum balance={balance} />
          {balance.listed.map((finding) => (
            <Finding key={`${finding.reason} ${finding.field}`} finding={finding} onRows={onRows} />
          ))}
          {balance.other > 0 ? <PlainLine count={balance.other} words={t("data:excluded.ALL_OUT_OF_RANGE")} /> : null}
          <AsideFindings picked={picked} column={column} excluded={source.excluded} onRows={onRows} />
        </>
      )}
      <CellBalance table={picked.table} onRows={onRows} />
    </>
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
function AsideFindings({ picked, column, excluded, onRows }: Props & { readonly excluded: readonly Excluded[] }) {
  const { t, plain } = useWords();
  const field = column === null ? null : columnUse(picked.mapping, picked.use, column).field;
  const raw = column === null ? undefined : picked.table.columns.find((candidate) => candidate.header === column);
  const cells = excluded.filter((finding) => !isWholeRow(finding) && (column === null || finding.field === field));
  if (raw === undefined && cells.length === 0) return null;
  return (
    <>
      <div className="row between balance-part">
        <h3 className="cut">{column === null ? t("data:aside") : t("data:columnOf", { column })}</h3>
        {raw === undefined ? null : (
          <span className="xs c3 nw">{t("data:ofRows", { rows: plain(raw.profile.filled + raw.profile.empty + raw.profile.odd) })}</span>
        )}
      </div>
      {raw === undefined ? null : (
        <>
          <PlainLine count={raw.profile.filled} words={t("data:filled")} />
          <PlainLine count={raw.profile.empty} words={t("data:empty")} />
          {raw.profile.odd > 0 ? <PlainLine count={raw.profile.odd} words={t("data:menu.odd")} /> : null}
        </>
      )}
      {cells.map((finding) => (
        <Finding key={`${finding.reason} ${finding.field}`} finding={finding} onRows={onRows} />
      ))}
    </>
  );
}

function Finding({ finding, onRows }: { readonly finding: Excluded; readonly onRows: (scope: RowScope) => void }) {
  const words = useWords();
  return (
    <FindingLine
      count={finding.count}
      words={excludedWords(finding.reason, finding.field, words)}
      shown={finding.rows.length}
      onOpen={() => onRows({ kind: "finding", finding })}
    />
  );
}
