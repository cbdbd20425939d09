import type { Share } from "../../shared/indices/analysis/explain-change.ts";
import type { ExplainedChange } from "../../shared/ipc/contract.ts";
import { formatNumber, formatPlain } from "../../shared/messages/format.ts";
import type { Context } from "./context.ts";
import { textTable } from "./text-table.ts";
import { wordsOr } from "./words-or.ts";

/** Below this many answers a mean is hidden from people (methods.md 0.3.5); JSON keeps it. */
const FEWEST = 10;

/** The change of a number between two waves as a sum to read. */
export function changeText({ id, unit, by, waves, split }: ExplainedChange, currency: string, { t, language }: Context): string {
  const [from, to] = waves;
  const name = wordsOr(t, `cli:index.${id}`, t(`cli:metric.${id}`));
  if (split === null) return `${t("cli:change.none", { name, from, to })}\n`;
  const number = (value: number): string => formatNumber(value, unit, language, { currency });
  const signed = (value: number): string => formatNumber(value, unit, language, { currency, signed: true });
  const limits = ({ lo, hi }: Share): string => `${signed(lo)} … ${signed(hi)}`;
  const few = split.segments.some(({ n }) => Math.min(...n) < FEWEST);
  const totals = [
    [t("cli:change.mix"), signed(split.mix.value), limits(split.mix)],
    [t("cli:change.own"), signed(split.own.value), limits(split.own)],
    [`  ${t("cli:change.within")}`, signed(split.within), ""],
    [`  ${t("cli:change.noise")}`, signed(split.noise), ""],
    [t("cli:change.weighting"), signed(split.weighting), ""],
    [t("cli:change.sum"), signed(split.change), ""],
  ];
  const rows = split.segments.map(({ key, n, means, mix, noise, own }) => {
    const hidden = Math.min(...n) < FEWEST;
    const mean = (value: number | null): string => (hidden ? t("cli:indices.hidden") : value === null ? "-" : number(value));
    const part = (value: number): string => (hidden ? t("cli:indices.hidden") : signed(value));
    return [
      key ?? t("cli:indices.noKey"),
      ...n.map((count) => formatPlain(count, language)),
      ...means.map(mean),
      part(mix),
      part(own.value),
      hidden ? "" : limits(own),
      part(noise),
    ];
  });
  const right = (label: string) => ({ label, align: "right" as const });
  const columns = [
    { label: by, align: "left" as const },
    ...waves.map((wave) => right(`n ${wave}`)),
    ...waves.map((wave) => right(wave)),
    right(t("cli:change.mix")),
    right(t("cli:change.own")),
    right(t("cli:change.limits")),
    right(t("cli:change.noise")),
  ];
  const head = t("cli:change.head", { name, from, to, before: number(split.from), after: number(split.to), change: signed(split.change) });
  const blocks = [
    head,
    textTable([{ label: t("cli:change.part"), align: "left" }, right(t("cli:change.points")), right(t("cli:change.limits"))], totals),
    textTable(columns, rows),
    ...(few ? [t("cli:change.few", { n: FEWEST })] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}
