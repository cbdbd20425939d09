import { useWords } from "../../../ui/use-words.ts";
import type { Control } from "./setting-control.tsx";
import { NumberControl } from "./typed-control.tsx";

const NAMES = ["reach", "duration", "intensity"] as const;

/** The exponents of CVQ's three factors, each in its field. */
export function NumbersControl({ value, faultOf, onChange }: Control) {
  const { t } = useWords();
  const numbers = Array.isArray(value) ? value : [];
  return (
    <div className="setting-fields">
      {NAMES.map((name, at) => {
        const withOne = (number: (typeof numbers)[number]) => NAMES.map((_, index) => (index === at ? number : (numbers[index] ?? 1)));
        return (
          <div className="field" key={name}>
            <span className="xxs c3">{t(`cards:exponent.${name}`)}</span>
            <NumberControl
              key={String(numbers[at])}
              label={t(`cards:exponent.${name}`)}
              value={numbers[at] ?? null}
              isShare={false}
              isWhole={false}
              faultOf={(number) => faultOf(withOne(number))}
              onChange={(number) => onChange(withOne(number))}
            />
          </div>
        );
      })}
    </div>
  );
}
