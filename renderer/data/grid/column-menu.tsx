import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { RawColumn } from "../../../shared/table/raw-table.ts";
import type { RowFilter } from "../../../shared/table/row-view.ts";
import { useWords } from "../../ui/use-words.ts";
import type { SortWay } from "./head-cell.tsx";
import { typedNumber } from "./typed-number.ts";

/** Values offered by name; more of them are found by typing. */
const OFFERED = 7;

/** Sorting and filtering by one column. */
export function ColumnMenu({
  column,
  sort,
  filters,
  onSort,
  onFilter,
}: {
  readonly column: RawColumn;
  readonly sort: SortWay;
  readonly filters: readonly RowFilter[];
  readonly onSort: (way: SortWay) => void;
  readonly onFilter: (filters: readonly RowFilter[]) => void;
}) {
  const { t, plain } = useWords();
  const { profile, type } = column;
  const ways = type === "text" || type === "boolean" ? "text" : type === "number" ? "number" : "day";
  const pick = (test: RowFilter["test"], value?: string) =>
    onFilter([{ column: column.id, test, ...(value === undefined ? {} : { value }) }]);
  const isPicked = (test: RowFilter["test"], value?: string) => filters.some((filter) => filter.test === test && filter.value === value);
  const offered = profile.distinct <= profile.top.length || profile.distinct <= 40 ? profile.top.slice(0, OFFERED) : [];
  return (
    <div className="column-menu">
      <fieldset className="row">
        <legend>{t("data:menu.sort")}</legend>
        {(["ascending", "descending"] as const).map((way) => (
          <button key={way} type="button" className="pick" aria-pressed={sort === way} onClick={() => onSort(sort === way ? null : way)}>
            {t(`data:menu.${ways}.${way}`)}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("data:menu.only")}</legend>
        {offered.map(({ value, count }) => (
          <Pick key={value} words={value} count={plain(count)} isOn={isPicked("equals", value)} onPick={() => pick("equals", value)} />
        ))}
        {profile.empty > 0 ? (
          <Pick words={t("data:empty")} count={plain(profile.empty)} isOn={isPicked("isEmpty")} onPick={() => pick("isEmpty")} isQuiet />
        ) : null}
        {profile.empty > 0 ? (
          <Pick
            words={t("data:filled")}
            count={plain(profile.filled)}
            isOn={isPicked("isFilled")}
            onPick={() => pick("isFilled")}
            isQuiet
          />
        ) : null}
        {profile.odd > 0 ? (
          <Pick words={t("data:menu.odd")} count={plain(profile.odd)} isOn={isPicked("isOdd")} onPick={() => pick("isOdd")} isQuiet />
        ) : null}
        {type === "text" ? <ContainsForm column={column} filters={filters} onFilter={onFilter} /> : null}
        {type === "number" || type === "day" || type === "moment" ? (
          <LimitsForm column={column} filters={filters} onFilter={onFilter} />
        ) : null}
      </fieldset>
      {filters.length > 0 ? (
        <Button size="xs" variant="subtle" onClick={() => onFilter([])}>
          {t("data:menu.remove")}
        </Button>
      ) : null}
    </div>
  );
}

function Pick(props: {
  readonly words: string;
  readonly count: string;
  readonly isOn: boolean;
  readonly isQuiet?: boolean;
  readonly onPick: () => void;
}) {
  return (
    <button type="button" className="pick row between" aria-pressed={props.isOn} onClick={props.onPick}>
      <span className={props.isQuiet === true ? "cut c2" : "cut"}>{props.words}</span>
      <span className="c3">{props.count}</span>
    </button>
  );
}

type FormProps = {
  readonly column: RawColumn;
  readonly filters: readonly RowFilter[];
  readonly onFilter: (filters: readonly RowFilter[]) => void;
};

const typedValue = (filters: readonly RowFilter[], test: RowFilter["test"]): string =>
  filters.find((filter) => filter.test === test)?.value ?? "";

function ContainsForm({ column, filters, onFilter }: FormProps) {
  const { t } = useWords();
  const [text, setText] = useState(typedValue(filters, "contains"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(text.trim() === "" ? [] : [{ column: column.id, test: "contains", value: text.trim() }]);
  };
  return (
    <form className="menu-form" onSubmit={submit}>
      <TextInput
        className="grow"
        aria-label={t("data:menu.containsOf", { column: column.header })}
        placeholder={t("data:menu.contains")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{t("data:menu.apply")}</Button>
    </form>
  );
}

function LimitsForm({ column, filters, onFilter }: FormProps) {
  const { t } = useWords();
  const [from, setFrom] = useState(typedValue(filters, "atLeast"));
  const [to, setTo] = useState(typedValue(filters, "atMost"));
  const isNumber = column.type === "number";
  const read = (text: string): string | null => (isNumber ? typedNumber(text) : text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const limits = [
      { test: "atLeast", value: read(from) },
      { test: "atMost", value: read(to) },
    ] as const;
    onFilter(limits.flatMap(({ test, value }) => (value === null || value === "" ? [] : [{ column: column.id, test, value }])));
  };
  const isWrong = (text: string) => text !== "" && read(text) === null;
  const kind = isNumber ? "text" : "date";
  return (
    <form className="menu-form" onSubmit={submit}>
      <TextInput
        type={kind}
        inputMode={isNumber ? "decimal" : "text"}
        error={isWrong(from)}
        aria-label={t("data:menu.fromOf", { column: column.header })}
        placeholder={t("data:menu.from")}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type={kind}
        inputMode={isNumber ? "decimal" : "text"}
        error={isWrong(to)}
        aria-label={t("data:menu.toOf", { column: column.header })}
        placeholder={t("data:menu.to")}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" disabled={isWrong(from) || isWrong(to)}>
        {t("data:menu.apply")}
      </Button>
    </form>
  );
}
