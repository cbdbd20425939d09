import { useApp } from "../../store/app-store.ts";
import { Chip } from "../../ui/chip.tsx";
import { useWords } from "../../ui/use-words.ts";
import { useSimulated } from "./use-simulated.ts";

/** How the ranges on the screen came about, in the head of the page. Not drawn again while a lever moves. */
export function SimulationLine() {
  const words = useWords();
  const { t } = words;
  const shown = useSimulated();
  const isFailed = useApp((state) => state.failures.simulate !== undefined);
  if (isFailed) return <span role="status">{t("simulation:failed")}</span>;
  if (shown === null) return <span>{t("simulation:pending")}</span>;
  const { value, isCurrent } = shown;
  const isFew = value.flags.includes("FEW_CUSTOMERS");
  const flags = value.flags
    .filter((flag) => flag !== "NOTHING_UNCERTAIN" && flag !== "FEW_CUSTOMERS")
    .map((flag) => t(`whatif:flag.${flag}`));
  const words90 = value.flags.includes("NOTHING_UNCERTAIN")
    ? t("whatif:flag.NOTHING_UNCERTAIN")
    : t(value.stoppedEarly ? "simulation:headEarly" : "simulation:head", { runs: words.plain(value.runs), seed: value.seed });
  return (
    <span data-testid="simulation-line" data-current={isCurrent}>
      {words90}
      {flags.length === 0 ? "" : ` ${flags.join(" ")}`}{" "}
      {isFew ? (
        <Chip tone="warn" icon="alert" title={t("whatif:flag.FEW_CUSTOMERS")}>
          {t("simulation:few")}
        </Chip>
      ) : null}
    </span>
  );
}
