import { Button } from "@mantine/core";
import type { IndexResult, IndicesOutput } from "../../../shared/indices/index-result.ts";
import { BENCHMARKS, type Benchmark, type ReferenceLine } from "../../../shared/indices/reference-line.ts";
import { useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import { type NumberId, overall } from "../select-slice.ts";
import { referenceId } from "../use-marks.ts";
import { addTarget, lineOf } from "./edit-references.ts";
import { ReferenceRow } from "./reference-row.tsx";

const NONE: readonly ReferenceLine[] = [];

/** Lines to look at beside a number: what the sources state, off until it is switched on, and targets of one's own. */
export function ReferencesPart({ id, output }: { readonly id: NumberId; readonly output: IndicesOutput }) {
  const { t } = useWords();
  const lines = useApp((state) => state.history.present.settings.references) ?? NONE;
  const number = referenceId(id);
  const result = overall(output, id);
  const stated = BENCHMARKS.filter((benchmark) => benchmark.number === number);
  const own = lines.filter((line) => line.number === number && BENCHMARKS.every((benchmark) => benchmark.id !== line.id));
  const segments = (output.groups ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
  return (
    <>
      <h3>
        {t("custom:references")}
        <span>{t("custom:references.note")}</span>
      </h3>
      {stated.map((benchmark) => (
        <ReferenceRow
          key={benchmark.id}
          line={lines.find((line) => line.id === benchmark.id) ?? lineOf(benchmark)}
          benchmark={benchmark}
          segments={segments}
        />
      ))}
      {stated.length === 0 ? (
        <p className="xs c3">{t("custom:references.none")}</p>
      ) : (
        <p className="xxs c3">{t("custom:references.unsourced")}</p>
      )}
      {own.map((line) => (
        <ReferenceRow key={line.id} line={line} benchmark={null} segments={segments} />
      ))}
      <Button size="xs" variant="default" onClick={() => addTarget(number, startOf(result))}>
        {t("custom:references.add")}
      </Button>
      <details className="xs">
        <summary>{t("custom:references.context")}</summary>
        <ul className="told">
          {BENCHMARKS.filter((benchmark) => benchmark.number === null).map((benchmark) => (
            <Told key={benchmark.id} benchmark={benchmark} />
          ))}
        </ul>
      </details>
    </>
  );
}

/** A target starts where the number is: the person moves it from there. */
const startOf = (result: IndexResult | undefined): number => Math.round((result?.value ?? 0) * 10) / 10;

function Told({ benchmark }: { readonly benchmark: Benchmark }) {
  const { t, plain } = useWords();
  const text = (value: number | null) => (value === null ? "" : plain(value, Number.isInteger(value) ? 0 : 1));
  return (
    <li>
      {t(`custom:bench.${benchmark.id}`, { value: text(benchmark.value), upTo: text(benchmark.upTo) })}{" "}
      <span className="c3">({t("custom:references.source", { source: benchmark.source })})</span>
    </li>
  );
}
