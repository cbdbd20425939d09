import { isScore } from "../../shared/scenario/score-links.ts";
import type { Spelled } from "../../shared/scenario/spell-lever.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords, type Words } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";

type Told = Pick<ScenarioLever, "target" | "kind" | "value" | "from" | "start">;

/** "80.0 % → 84.0 % a year; 98.16 → 98.56 % a month": what the lever means before what it does. */
export function LeverMeaningLine({
  id,
  lever,
  spelled,
}: {
  readonly id: string;
  readonly lever: Told;
  /** `null` where the lever names a segment that is not there, or moves a score that is not linked. */
  readonly spelled: Spelled | null;
}) {
  const words = useWords();
  const { t } = words;
  if (spelled === null) {
    const why = isScore(lever.target) ? "SCORE_NOT_LINKED" : "SEGMENT_UNKNOWN";
    return <div className="lever-spell">{t(`whatif:flag.${why}`)}</div>;
  }
  const { subject, before, after, unit } = spell(lever, spelled, words);
  return (
    <div className="lever-spell" data-testid={`meaning-${id}`}>
      {subject === undefined ? "" : `${subject} `}
      <b>{before === null ? after : `${before} → ${after}`}</b>
      {unit === "" ? "" : ` ${unit}`}
      {spelled.monthly === null
        ? ""
        : `; ${words.plain(spelled.monthly.before * 100, 2)} → ${words.share(spelled.monthly.after, 2)} ${t("levers:month")}`}
      {spelled.retention === null
        ? ""
        : `; ${t("levers:retentionFollows", { before: words.share(spelled.retention.before, 2), after: words.share(spelled.retention.after, 2) })}`}
      {spelled.mean ? `, ${t("levers:mean")}` : ""}
      {lever.kind === "relative" && spelled.before === 0 ? ` (${t("levers:zeroBase")})` : ""}
      {spelled.saturates ? (
        <>
          {" "}
          <Chip tone="warn" icon="alert" title={t("whatif:flag.LEVER_SATURATES")}>
            {t("levers:saturates")}
          </Chip>
        </>
      ) : null}
    </div>
  );
}

type Spelling = { readonly subject?: string; readonly before: string | null; readonly after: string; readonly unit: string };

function spell({ target, from = "", start, value }: Told, { before, after }: Spelled, words: Words): Spelling {
  const { t } = words;
  const both = (text: (amount: number) => string, unit: string) => ({ before: text(before), after: text(after), unit });
  const money = (digits?: number) => (amount: number) => words.number(amount, "money", digits === undefined ? {} : { digits });
  switch (target) {
    case "retention":
      return both((share) => words.share(share), t("levers:yearly"));
    case "variableCost":
      return both((share) => words.share(share), t("levers:ofRevenue"));
    case "arpa":
      return both(money(2), t("levers:perCustomer"));
    case "serviceCost":
      return both(money(2), t("levers:servicePerMonth"));
    case "cac":
      return both(money(2), t("levers:perNewCustomer"));
    case "acquisitions":
      return both((count) => words.plain(count, 1), t("levers:newPerMonth"));
    case "referral":
      return both((count) => words.plain(count, 2), t("levers:perPromoter"));
    case "programme":
      return { before: null, after: money()(value), unit: t("levers:onceInMonth", { month: start }) };
    case "fixedCost":
      return both(money(), t("levers:fixedPerMonth"));
    default:
      return { subject: t(`links:class.${target === "fcr" ? "resolved" : from}`), ...both((share) => words.share(share), "") };
  }
}
