import { NativeSelect } from "@mantine/core";
import type { Baseline } from "../../../shared/scenario/scenario.ts";
import type { FlipAnswer } from "../../../shared/scenario/understand/answer-flips.ts";
import { useWords } from "../../ui/use-words.ts";
import { FlipList } from "../understanding/flip-list.tsx";
import type { Rested } from "../understanding/use-rested.ts";
import type { Compared } from "./comparison.ts";

/** A scenario and what it is called. */
export type Named = { readonly compared: Compared; readonly name: string };

/** How wrong an assumption may be before a scenario is no longer better (or worse) than the one that all are held against. */
export function CompareFlips({
  all,
  own,
  other,
  baseline,
  flips,
  onChoose,
}: {
  readonly all: readonly Named[];
  readonly own: Named;
  readonly other: Named;
  readonly baseline: Baseline;
  /** `null` until they have come: those of other levers would name other inputs. */
  readonly flips: FlipAnswer | null;
  readonly onChoose: (id: string) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { scenario } = own.compared;
  return (
    <section className="understand-stack" data-testid="compare-flips" aria-busy={flips === null}>
      <div className="row between">
        <h3>{t("scenarios:flip.title", { name: other.name })}</h3>
        <NativeSelect
          aria-label={t("scenarios:flip.of")}
          value={scenario.id}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={all.filter((one) => one !== other).map(({ compared, name }) => ({ value: compared.scenario.id, label: name }))}
        />
      </div>
      {scenario.horizon !== other.compared.scenario.horizon ? (
        <p className="c2">{t("scenarios:flip.horizons")}</p>
      ) : flips === null ? (
        <p className="c2">{t("understand:working")}</p>
      ) : (
        <>
          <p>
            {t(flips.advantage === 0 ? "scenarios:flip.same" : flips.advantage > 0 ? "scenarios:flip.better" : "scenarios:flip.worse", {
              name: own.name,
              other: other.name,
              value: words.number(Math.abs(flips.advantage), "money", { compact: true }),
            })}
          </p>
          <FlipList flips={flips} rested={inForce(own.compared, baseline)} />
        </>
      )}
    </section>
  );
}

/** The levers that act, as the engine numbers them: those on segments that are not there are none of them. */
function inForce({ scenario }: Compared, baseline: Baseline): Pick<Rested, "situation" | "levers"> {
  const acting = scenario.levers.flatMap((lever, index) => {
    const isThere = lever.segment === null || baseline.segments.some(({ key }) => key === lever.segment);
    return lever.on && isThere ? [{ lever, number: index + 1 }] : [];
  });
  return {
    situation: { baseline, levers: acting.map(({ lever }) => lever) },
    levers: acting.map(({ lever: { id }, number }) => ({ id, number })),
  };
}
