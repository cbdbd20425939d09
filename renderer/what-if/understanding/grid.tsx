import { Button, NativeSelect } from "@mantine/core";
import { type KeyboardEvent, memo, useMemo, useState } from "react";
import { type Input, listInputs } from "../../../shared/scenario/understand/input.ts";
import { createOutcome, OUTCOMES, type Outcome } from "../../../shared/scenario/understand/outcome.ts";
import { evenly, type TwoWayGrid, twoWayGrid } from "../../../shared/scenario/understand/two-way-grid.ts";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { resizeLever } from "../edit-levers.ts";
import { asSentence, inputName, inputValue, outcomeValue } from "./input-text.ts";
import { OutcomeSelect } from "./outcome-select.tsx";
import { type Rested, useRested } from "./use-rested.ts";

const VALUES = 7;
/** An input of the baseline is looked at a fifth to either side. */
const REACH = 0.2;

const keyOf = ({ name }: Input): string => JSON.stringify(name);

/** The outcome for each pair of values of two inputs. */
export const Grid = memo(function Grid() {
  const words = useWords();
  const { t } = words;
  const rested = useRested();
  const [outcome, setOutcome] = useState<Outcome>("revenue");
  const inputs = useMemo(() => listInputs(rested.situation, "together"), [rested]);
  const [chosen, setChosen] = useState<readonly [string | null, string | null]>([null, null]);
  const levers = inputs.filter(({ name }) => name.kind === "lever" && name.part === "value");
  const fallback = [
    levers[0] ?? inputs[1],
    levers[1] ?? inputs.find(({ name }) => name.kind === "baseline" && name.field === "arpa"),
  ] as const;
  const rows = inputs.find((input) => keyOf(input) === chosen[0]) ?? fallback[0];
  const columns = inputs.find((input) => keyOf(input) === chosen[1]) ?? fallback[1];
  const grid = useMemo(() => {
    if (rows === undefined || columns === undefined || keyOf(rows) === keyOf(columns)) return null;
    const run = createOutcome(outcome, rested.situation.baseline.segments.length, rested.horizon);
    return twoWayGrid(rested.situation, { input: rows, values: valuesOf(rows) }, { input: columns, values: valuesOf(columns) }, run);
  }, [rested, rows, columns, outcome]);
  const selected = [rows, columns].map((input) => (input === undefined ? "" : keyOf(input)));
  const options = inputs.map((input) => ({ value: keyOf(input), label: inputName(input.name, rested, words) }));
  return (
    <div className="understand" data-stale={rested.isStale ? true : undefined} data-testid="grid">
      <div className="row wrap goal-row xs">
        <OutcomeSelect value={outcome} outcomes={OUTCOMES} onChange={setOutcome} />
        {(["rows", "columns"] as const).map((side, at) => (
          <NativeSelect
            key={side}
            size="xs"
            aria-label={t(`understand:grid.${side}`)}
            leftSection={side === "rows" ? "↓" : "→"}
            value={selected[at] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChosen(at === 0 ? [value, chosen[1]] : [chosen[0], value]);
            }}
            data={options}
          />
        ))}
        {rested.isStale ? <span className="xxs c2">{t("understand:stale")}</span> : null}
      </div>
      {grid === null ? <p className="c2">{t("understand:grid.same")}</p> : <Heat grid={grid} outcome={outcome} rested={rested} />}
    </div>
  );
});

function valuesOf(input: Input): readonly number[] {
  const { base, min, max, name } = input;
  // From nothing to twice the size of a lever, so that the base case is among the values.
  const wanted =
    name.kind === "lever" && name.part !== "attribution" ? [0, 2 * base] : [base - REACH * Math.abs(base), base + REACH * Math.abs(base)];
  const [low = 0, high = 1] = wanted.map((value) => Math.min(max, Math.max(min, value))).toSorted((one, other) => one - other);
  return evenly(low, high > low ? high : low + 1, VALUES);
}

type Place = { readonly row: number; readonly column: number };

/** Values on a ground that is the stronger the further they are from the base case; marks say above or below without colour. */
function Heat({ grid, outcome, rested }: { readonly grid: TwoWayGrid; readonly outcome: Outcome; readonly rested: Rested }) {
  const words = useWords();
  const { t } = words;
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const furthest = Math.max(1e-12, ...grid.outcomes.flat().map((value) => Math.abs(value - grid.base)));
  const canUse = grid.rows.input.kind === "lever" || grid.columns.input.kind === "lever";
  const use = ({ row, column }: Place) => applyPair(grid, row, column, rested);
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const row = Math.min(grid.rows.values.length - 1, Math.max(0, place.row + step.row));
      const column = Math.min(grid.columns.values.length - 1, Math.max(0, place.column + step.column));
      setPlace({ row, column });
      event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
    }
    if (event.key === "Enter" && canUse) use(place);
  };
  return (
    <>
      <div className="xs">
        {asSentence(
          t("understand:grid.caption", { outcome: t(`understand:outcome.${outcome}`), base: outcomeValue(grid.base, outcome, words) }),
        )}{" "}
        <span className="c2">
          {t("understand:grid.better")} · {t("understand:grid.worse")}
        </span>
      </div>
      <div className="understand-scroll">
        <table
          className="heat small-table"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through by keys is a grid
          role="grid"
          aria-label={`${inputName(grid.rows.input, rested, words)}; ${inputName(grid.columns.input, rested, words)}`}
          onKeyDown={move}
        >
          <thead>
            <tr>
              <th scope="col">
                ↓ {inputName(grid.rows.input, rested, words)} / → {inputName(grid.columns.input, rested, words)}
              </th>
              {grid.columns.values.map((value) => (
                <th key={value} scope="col" className="r">
                  {inputValue(grid.columns.input, value, rested, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.values.map((value, row) => (
              <tr key={value}>
                <th scope="row">{inputValue(grid.rows.input, value, rested, words)}</th>
                {(grid.outcomes[row] ?? []).map((outcomeAt, column) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                    key={column}
                    data-cell={`${row} ${column}`}
                    data-base={value === grid.rows.base && grid.columns.values[column] === grid.columns.base ? true : undefined}
                    style={groundOf(outcomeAt - grid.base, furthest)}
                    tabIndex={row === place.row && column === place.column ? 0 : -1}
                    onFocus={() => setPlace({ row, column })}
                  >
                    {MARKS[sideOf(outcomeAt - grid.base, furthest) ?? "same"]}
                    {outcomeValue(outcomeAt, outcome, words)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canUse ? (
        <div className="row xs">
          <Button size="xs" onClick={() => use(place)}>
            {t("understand:grid.use")}
          </Button>
          <span className="c2 xxs">
            {inputValue(grid.rows.input, grid.rows.values[place.row] ?? 0, rested, words)},{" "}
            {inputValue(grid.columns.input, grid.columns.values[place.column] ?? 0, rested, words)}. {t("understand:grid.keys")}
          </span>
        </div>
      ) : null}
    </>
  );
}

const STEPS: Readonly<Record<string, Place | undefined>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const MARKS = { better: "▲ ", worse: "▼ ", same: "" } as const;

/** A tint of at most 38 %, so that the value on it stays readable. */
function groundOf(difference: number, furthest: number): { readonly background: string } | undefined {
  const side = sideOf(difference, furthest);
  const strength = Math.round((38 * Math.abs(difference)) / furthest);
  return side === undefined ? undefined : { background: `color-mix(in srgb, var(--${side}) ${strength}%, var(--surface))` };
}

/** What differs by rounding only is the base case. */
const sideOf = (difference: number, furthest: number): "better" | "worse" | undefined =>
  Math.abs(difference) <= 1e-9 * furthest ? undefined : difference > 0 ? "better" : "worse";

/** Those of the two that are sizes of levers become the levers'; one step of undo. */
function applyPair({ rows, columns }: TwoWayGrid, row: number, column: number, { levers }: Rested): void {
  editDocument("understand:grid.edit", (document) => {
    for (const { input, value } of [
      { input: rows.input, value: rows.values[row] },
      { input: columns.input, value: columns.values[column] },
    ]) {
      if (input.kind !== "lever" || value === undefined) continue;
      const lever = document.scenario.levers.find(({ id }) => id === levers[input.lever]?.id);
      if (lever === undefined) continue;
      if (input.part === "value") resizeLever(lever, value);
      else if (input.part === "attribution") lever.attribution = value;
      else {
        lever.cost *= value;
        lever.costPerMonth *= value;
      }
    }
  });
}
