import type { LeverTarget } from "../../shared/scenario/scenario.ts";
import type { Spelled } from "../../shared/scenario/spell-lever.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords, type Words } from "../ui/use-words.ts";

/** "80.0 % → 84.0 % a year; 98.16 → 98.56 % a month": what the lever means before what it does. */
export function LeverMeaningLine({
  id,
  target,
  spelled,
}: {
  readonly id: string;
  readonly target: LeverTarget;
  /** `null` where the lever names a segment that is not there. */
  readonly spelled: Spelled | null;
}) {
  const words = useWords();
  if (spelled === null) return <div className="lever-spell">{words.t("whatif:flag.SEGMENT_UNKNOWN")}</div>;
  const { before, after, unit } = spell(target, spelled, words);
  return (
    <div className="lever-spell" data-testid={`meaning-${id}`}>
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

function spell(target: LeverTarget, { before, after }: Spelled, words: Words) {
  const { t } = words;
  const both = (text: (value: number) => string, unit: string) => ({ before: text(before), after: text(after), unit });
  switch (target) {
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
