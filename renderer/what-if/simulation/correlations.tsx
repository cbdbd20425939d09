import { ActionIcon, Button, NativeSelect, NumberInput } from "@mantine/core";
import type { Correlation } from "../../../shared/scenario/simulate/simulation.ts";
import { useApp } from "../../store/app-store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { inputName } from "./input-name.ts";

/** Pairs of inputs that move together; what is not listed is independent. */
export function Correlations({
  correlations,
  onChange,
}: {
  readonly correlations: readonly Correlation[];
  readonly onChange: (correlations: readonly Correlation[]) => void;
}) {
  const words = useWords();
  const { t } = words;
  const inputs = useApp((state) => state.simulated?.value.inputs ?? NO_INPUTS);
  const names = [...new Set([...inputs.map(({ name }) => name), ...correlations.flatMap(({ a, b }) => [a, b])])];
  const options = names.map((name) => ({ value: name, label: inputName(name, words) }));
  const [first, second] = names;
  const put = (index: number, part: Partial<Correlation>) =>
    onChange(correlations.map((correlation, at) => (at === index ? { ...correlation, ...part } : correlation)));
  return (
    <div className="simulation-pairs">
      <div className="xs c2">{t("simulation:correlations")}</div>
      {correlations.map((correlation, index) => (
        // Pairs have no names of their own; their place is what they are known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only appended and removed by their place
        <div key={index} className="row simulation-pair">
          {(["a", "b"] as const).map((side) => (
            <NativeSelect
              key={side}
              size="xs"
              aria-label={t("simulation:correlated", { number: index + 1 })}
              value={correlation[side]}
              data={options}
              onChange={(event) => put(index, { [side]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            size="xs"
            aria-label={t("simulation:correlation", { number: index + 1 })}
            value={correlation.value}
            min={-1}
            max={1}
            step={0.1}
            hideControls
            onChange={(value) => {
              if (typeof value === "number" && Math.abs(value) <= 1) put(index, { value });
            }}
          />
          <ActionIcon
            size={24}
            aria-label={t("simulation:removeCorrelation", { number: index + 1 })}
            onClick={() => onChange(correlations.filter((_, at) => at !== index))}
          >
            <Icon name="trash" size={14} />
          </ActionIcon>
        </div>
      ))}
      {first === undefined || second === undefined ? null : (
        <Button size="xs" variant="default" onClick={() => onChange([...correlations, { a: first, b: second, value: 0.5 }])}>
          {t("simulation:addCorrelation")}
        </Button>
      )}
    </div>
  );
}

const NO_INPUTS: readonly { readonly name: string }[] = [];
