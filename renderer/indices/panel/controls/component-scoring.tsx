import { Button, NativeSelect } from "@mantine/core";
import type { IndexResult } from "../../../../shared/indices/index-result.ts";
import { ProblemCard } from "../../../ui/problem-card.tsx";
import { useWords } from "../../../ui/use-words.ts";
import { numberAt, textAt } from "../../json-value.ts";
import { pointsOf, referenceText } from "./reference-text.ts";
import { useReference } from "./use-reference.ts";

type Part = IndexResult["params"];

/** How a part of the score becomes 0–1: between its worst and best value, or by rank among customers as they were on the day of asking. */
export function ComponentScoring({
  part,
  name,
  onChange,
}: {
  readonly part: Part;
  readonly name: string;
  readonly onChange: (part: Part) => void;
}) {
  const words = useWords();
  const { t, plain } = words;
  const points = pointsOf(part["reference"]);
  const reference = useReference(textAt(part, "field") ?? "", (taken) => onChange({ ...part, reference: taken }));
  const take = () => reference.take(numberAt(part, "maxAgeDays"));
  const [floor, target] = [numberAt(part, "floor") ?? 0, numberAt(part, "target") ?? 0];
  // The engine names the field; here it has its words.
  const problem = reference.problem === null ? null : { ...reference.problem, detail: { ...reference.problem.detail, field: name } };
  const choose = (way: string) => {
    if (way === "rank") return take();
    reference.stop();
    if (points !== null) onChange({ ...part, reference: null });
  };
  return (
    <>
      <div className="setting-ways">
        <NativeSelect
          size="xs"
          aria-label={`${name}: ${t("cards:components.by")}`}
          value={points !== null || reference.isBusy ? "rank" : "target"}
          onChange={(event) => choose(event.currentTarget.value)}
          data={(["target", "rank"] as const).map((way) => ({ value: way, label: t(`cards:components.by.${way}`) }))}
        />
        {points === null ? null : (
          <NativeSelect
            size="xs"
            aria-label={`${name}: ${t("cards:components.good")}`}
            value={target < floor ? "low" : "high"}
            onChange={() => onChange({ ...part, floor: target, target: floor })}
            data={(["high", "low"] as const).map((good) => ({ value: good, label: t(`cards:components.good.${good}`) }))}
          />
        )}
      </div>
      <div className="setting-rank xs c2" role="status">
        {reference.isBusy ? t("cards:components.taking") : points === null ? null : referenceText(points, words)}
        {reference.customers === null || points === null
          ? null
          : ` ${t("cards:components.taken", { customers: plain(reference.customers) })}`}
      </div>
      {points === null ? null : (
        <Button
          size="xs"
          variant="default"
          disabled={reference.isBusy}
          aria-label={`${name}: ${t("cards:components.again")}`}
          onClick={take}
        >
          {t("cards:components.again")}
        </Button>
      )}
      {problem === null ? null : <ProblemCard problem={problem} onRetry={take} onClose={reference.stop} />}
    </>
  );
}
