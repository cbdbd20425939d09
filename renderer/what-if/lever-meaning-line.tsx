import type { Baseline } from "../../shared/scenario/scenario.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords, type Words } from "../ui/use-words.ts";
import { type Spelled, spellLever } from "./lever-target.ts";
import { plainLever, type ScenarioLever } from "./use-whatif.ts";

/** "80.0 % → 84.0 % a year; 98.16 → 98.56 % a month": what the lever means before what it does. */
export function LeverMeaningLine({ lever, baseline }: { readonly lever: ScenarioLever; readonly baseline: Baseline }) {
  const words = useWords();
  const spelled = spellLever(baseline, plainLever(lever));
  if (spelled === null) return <div className="lever-spell">{words.t("whatif:flag.SEGMENT_UNKNOWN")}</div>;
  const { before, after, unit } = spell(lever, spelled, words);
  return (
    <div className="lever-spell" data-testid={`meaning-${lever.id}`}>
      <b>
        {before} → {after}
      </b>{" "}
      {unit}
      {spelled.monthly === null
        ? ""
        : `; ${words.plain(spelled.monthly.before * 100, 2)} → ${words.share(spelled.monthly.after, 2)} ${words.t("levers:month")}`}
      {spelled.mean ? `, ${words.t("levers:mean")}` : ""}
      {spelled.saturates ? (
        <>
          {" "}
          <Chip tone="warn" icon="alert" title={words.t("whatif:flag.LEVER_SATURATES")}>
            {words.t("levers:saturates")}
          </Chip>
        </>
      ) : null}
    </div>
  );
}

function spell(lever: ScenarioLever, { before, after }: Spelled, words: Words) {
  const { t } = words;
  const both = (text: (value: number) => string, unit: string) => ({ before: text(before), after: text(after), unit });
  switch (lever.target) {
    case "retention":
      return both((value) => words.share(value), t("levers:yearly"));
    case "variableCost":
      return both((value) => words.share(value), t("levers:ofRevenue"));
    case "arpa":
      return both((value) => words.number(value, "money", { digits: 2 }), t("levers:perCustomer"));
    case "acquisitions":
      return both((value) => words.plain(value, 1), t("levers:newPerMonth"));
    default:
      return both((value) => words.number(value, "money"), t("levers:fixedPerMonth"));
  }
}
