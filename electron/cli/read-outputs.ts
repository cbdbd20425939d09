import type { Translate } from "../../shared/messages/translator.ts";
import { ok, type Result } from "../../shared/result.ts";
import { readOutputFormula } from "../../shared/scenario/formulas/custom-outputs.ts";
import type { CustomOutput } from "../../shared/scenario/scenario.ts";
import { usage } from "./parse-options.ts";

/** Every --output NAME=FORMULA in its order; the first that cannot be read is wrong usage, with the place of the trouble. */
export function readOutputs(texts: readonly string[], t: Translate): Result<readonly CustomOutput[]> {
  const outputs: CustomOutput[] = [];
  for (const text of texts) {
    const at = text.indexOf("=");
    const name = text.slice(0, Math.max(0, at)).trim();
    const formula = text.slice(at + 1).trim();
    const read = readOutputFormula(formula);
    if (name === "" || at < 0) return usage("output", { got: text, why: t("custom:fault.syntax") });
    if (!read.ok) return usage("output", { got: text, why: t(`custom:fault.${read.fault.code}`, { ...read.fault.detail }) });
    outputs.push({ name, formula });
  }
  return ok(outputs);
}
