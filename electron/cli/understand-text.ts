import { formatNumber, formatPlain } from "../../shared/messages/format.ts";
import { kindRule } from "../../shared/scenario/lever-kinds.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";
import type { Flip } from "../../shared/scenario/understand/flip-points.ts";
import type { InputName } from "../../shared/scenario/understand/input.ts";
import type { Outcome } from "../../shared/scenario/understand/outcome.ts";
import { PUBLISHED_INCREASES } from "../../shared/scenario/understand/reichheld.ts";
import type { Context } from "./context.ts";
import { formatMoney } from "./format-value.ts";
import { textTable } from "./text-table.ts";
import type { Understood } from "./understand.ts";

/** How numbers and inputs are written in one answer. */
type Writer = {
  readonly context: Context;
  readonly money: (value: number, signed?: boolean) => string;
  readonly outcome: (value: number, outcome: Outcome, signed?: boolean) => string;
  readonly input: (name: InputName) => string;
  readonly value: (name: InputName, value: number) => string;
};

/** What was asked beside the answer itself, one block for each. */
export function understandText(
  understood: Understood,
  levers: readonly Lever[],
  compared: boolean,
  currency: string | null,
  context: Context,
): readonly string[] {
  const writer = createWriter(levers, currency, context);
  const { tornado, grid, goal, plan, flip, information, reichheld } = understood;
  return [
    ...(tornado === undefined ? [] : tornadoText(tornado, writer)),
    ...(grid === undefined ? [] : [gridText(grid, createWriter(grid.levers, currency, context))]),
    ...(goal === undefined ? [] : [goalText(goal, createWriter(goal.levers, currency, context))]),
    ...(plan === undefined ? [] : [planText(plan, writer)]),
    ...(flip === undefined ? [] : [flipText(flip, compared, writer)]),
    ...(information === undefined ? [] : [informationText(information, writer)]),
    ...(reichheld === undefined || reichheld === null ? [] : [reichheldText(reichheld, writer)]),
  ];
}

const FRACTIONS: readonly string[] = ["annualRetention", "grossMargin"];

function createWriter(levers: readonly Lever[], currency: string | null, context: Context): Writer {
  const { t, language } = context;
  const money = (value: number, signed = false): string => formatMoney(value, currency, language, signed);
  const plain = (value: number, digits: number): string => formatPlain(value, language, digits);
  return {
    context,
    money,
    outcome: (value, outcome, signed = false) =>
      outcome === "customers" ? formatNumber(value, "count", language, { signed }) : money(value, signed),
    input: (name) => {
      if (name.kind === "lever") {
        const lever = levers[name.lever];
        const text = lever === undefined ? "" : t(`whatif:target.${lever.target}`);
        return t(`understand:input.${name.part}`, { number: name.lever + 1, lever: text });
      }
      const field = t(`simulation:field.${name.field}`);
      return name.segment === null ? field : t("understand:input.inSegment", { name: field, segment: name.segment });
    },
    value: (name, value) => {
      if (name.kind === "baseline") return FRACTIONS.includes(name.field) ? `${plain(100 * value, 2)} %` : plain(value, 2);
      const lever = levers[name.lever];
      const form = lever === undefined || name.part !== "value" ? "percent" : (kindRule(lever.target, lever.kind)?.form ?? "plain");
      const number = plain(form === "plain" ? value : 100 * value, 2);
      return form === "percent" ? `${number} %` : number;
    },
  };
}

const left = (label: string) => ({ label, align: "left" }) as const;
const right = (label: string) => ({ label, align: "right" }) as const;

function tornadoText(tornado: NonNullable<Understood["tornado"]>, { context, outcome, input, value }: Writer): readonly string[] {
  const { t, language } = context;
  const show = (amount: number): string => outcome(amount, tornado.outcome);
  const moving = tornado.bars.filter(({ swing, inside }) => swing > 0 || inside !== null);
  const still = tornado.bars.length - moving.length;
  const rows = moving.map((bar) => [
    input(bar.input),
    `${value(bar.input, bar.low)} … ${value(bar.input, bar.high)}`,
    t(bar.ends === "tenth" ? "understand:tornado.tenth" : "understand:tornado.percentiles"),
    show(bar.atLow),
    show(bar.atHigh),
    show(bar.swing),
    elasticityOf(tornado.elasticities.find((one) => one.input === bar.input)?.value ?? null),
  ]);
  const inside = tornado.bars.flatMap((bar) =>
    bar.inside === null
      ? []
      : [
          `${input(bar.input)}: ${t("understand:tornado.inside", { outcome: show(bar.inside.outcome), value: value(bar.input, bar.inside.value) })}`,
        ],
  );
  const head = ["input", "tornado.from", "", "tornado.low", "tornado.high", "tornado.swing", "tornado.elasticity"];
  const table = textTable(
    head.map((key, index) => (index < 3 ? left : right)(key === "" ? "" : t(`understand:${key}`))),
    rows,
  );
  const title = t("understand:tornado.title", { outcome: t(`understand:outcome.${tornado.outcome}`) });
  const lines = [
    title,
    t("understand:tornado.base", { value: show(tornado.base) }),
    t("understand:tornado.ends"),
    "",
    table,
    ...inside,
    ...(still === 0 ? [] : [t("understand:tornado.still", { count: still })]),
  ];
  if (tornado.ranking === null) return [lines.join("\n")];
  const ranking = textTable(
    [left(t("understand:input")), right(t("understand:ranking.contribution")), right(t("understand:ranking.correlation"))],
    tornado.ranking.map((ranked) => [
      ranked.input,
      `${formatPlain(100 * ranked.contribution, language, 1)} %`,
      ranked.correlation === null ? "-" : formatPlain(ranked.correlation, language, 2),
    ]),
  );
  return [lines.join("\n"), [t("understand:ranking.title"), t("understand:ranking.text"), "", ranking].join("\n")];

  function elasticityOf(size: number | null): string {
    return size === null ? "-" : formatPlain(size, language, 2);
  }
}

function gridText(grid: NonNullable<Understood["grid"]>, { context, outcome, input, value }: Writer): string {
  const { t } = context;
  const show = (amount: number): string => outcome(amount, grid.outcome);
  const caption = t("understand:grid.caption", { outcome: t(`understand:outcome.${grid.outcome}`), base: show(grid.base) });
  const names = `${t("understand:grid.rows")}: ${input(grid.rows.input)}; ${t("understand:grid.columns")}: ${input(grid.columns.input)}`;
  const table = textTable(
    [left(""), ...grid.columns.values.map((column) => right(value(grid.columns.input, column)))],
    grid.rows.values.map((row, index) => [value(grid.rows.input, row), ...(grid.outcomes[index] ?? []).map(show)]),
  );
  return [caption, names, "", table].join("\n");
}

function goalText(goal: NonNullable<Understood["goal"]>, { context, outcome, input, value }: Writer): string {
  const { t } = context;
  const show = (amount: number): string => outcome(amount, goal.outcomeName);
  const words = {
    input: input(goal.input),
    value: value(goal.input, goal.value),
    base: value(goal.input, goal.base.value),
    outcome: t(`understand:outcome.${goal.outcomeName}`),
    result: show(goal.outcome),
    target: show(goal.target),
  };
  const caution = goal.outside === true ? [t("understand:goal.outside")] : goal.outside === "unknown" ? [t("understand:goal.unknown")] : [];
  return [t(goal.reached ? "understand:goal.reached" : "understand:goal.missed", words), ...caution].join("\n");
}

function planText(plan: NonNullable<Understood["plan"]>, { context, money, outcome }: Writer): string {
  const { t, language } = context;
  const probability = `${formatPlain(100 * plan.probability, language, 0)} %`;
  const show = (amount: number): string => outcome(amount, plan.outcome, true);
  const verdict =
    plan.best === null
      ? t("understand:plan.none", { probability, most: show(plan.most.gain), cost: money(plan.most.cost) })
      : t("understand:plan.best", { cost: money(plan.best.cost), target: show(plan.target), probability });
  const sizes = plan.levers.map((lever, index) => [
    lever,
    plan.best !== null && (plan.best.shares[index] ?? 0) === 0
      ? t("understand:plan.unused")
      : `${formatPlain(100 * (plan.best?.shares[index] ?? 1), language, 1)} %`,
  ]);
  const frontier = textTable(
    [right(t("understand:plan.gain")), right(t("understand:plan.cost"))],
    plan.frontier.map((point) => [show(point.gain), money(point.cost)]),
  );
  const basis = t("understand:plan.draws", { count: plan.runs, seed: plan.seed });
  return [verdict, basis, "", textTable([left(t("understand:goal.lever")), right(t("understand:plan.size"))], sizes), "", frontier].join(
    "\n",
  );
}

function flipText(
  { advantage, points }: NonNullable<Understood["flip"]>,
  compared: boolean,
  { context, money, input, value }: Writer,
): string {
  const { t, language } = context;
  const verdict =
    advantage === 0
      ? t("understand:flip.zero")
      : t(`understand:flip.${compared ? (advantage > 0 ? "better" : "worse") : advantage > 0 ? "go" : "stop"}`, {
          value: money(Math.abs(advantage)),
        });
  const sentence = (name: InputName, flip: Flip, side: "below" | "above"): string => {
    const percent = flip.percent ?? 0;
    const change = `${formatNumber(percent, "percent", language, { signed: true })} %`;
    const text = t(`understand:flip.${side}`, { input: input(name), value: value(name, flip.value), change });
    return flip.withinRange ? `${text} (${t("understand:flip.within")})` : text;
  };
  const sentences = points.flatMap(({ input: name, below, above }) => [
    ...(below === null ? [] : [sentence(name, below, "below")]),
    ...(above === null ? [] : [sentence(name, above, "above")]),
  ]);
  const never = points.filter(({ below, above }) => below === null && above === null).map((point) => input(point.input));
  return [
    verdict,
    ...sentences,
    ...(never.length === 0 || advantage === 0 ? [] : [t("understand:flip.never", { inputs: never.join(", ") })]),
    ...(sentences.length === 0 ? [] : [t("understand:flip.confirmed")]),
  ].join("\n");
}

function informationText(information: NonNullable<Understood["information"]> | null, { context, money }: Writer): string {
  const { t, language } = context;
  if (information === null) return t("understand:ranking.none");
  const inputs = textTable(
    [left(t("understand:input")), right(t("understand:info.value")), left("")],
    information.inputs.map(({ input, value, withinNoise }) => [input, money(value), withinNoise ? t("understand:info.noise") : ""]),
  );
  const samples = information.samples.filter(({ value }) => value > 0);
  const table = textTable(
    [left(t("understand:input")), right(t("understand:info.more")), right(t("understand:info.worth")), right(t("understand:info.each"))],
    samples.map(({ input, n, value, each }) => [input, formatPlain(n, language), money(value), money(each)]),
  );
  return [
    t("understand:info.perfect", { value: money(information.perfect), error: money(information.error) }),
    t("understand:info.chance", { chance: `${formatPlain(100 * information.chance, language, 1)} %` }),
    "",
    inputs,
    ...(samples.length === 0 ? [] : ["", t("understand:info.samples"), "", table]),
  ].join("\n");
}

function reichheldText(context12: NonNullable<Understood["reichheld"]>, { context }: Writer): string {
  const { t, language } = context;
  const percent = (value: number | null, digits: number): string => (value === null ? "-" : `${formatPlain(value, language, digits)} %`);
  const own = t(context12.lifetime === null ? "understand:reichheld.ownNone" : "understand:reichheld.own", {
    retention: percent(100 * context12.retention, 1),
    discount: percent(100 * context12.discount, 1),
    lifetime: percent(context12.lifetime, 1),
    firstYear: percent(context12.firstYear.percent, 1),
  });
  const table = textTable(
    [right(t("understand:reichheld.retention")), right(t("understand:reichheld.lifetime"))],
    context12.table.map(({ retention, lifetime }) => [percent(100 * retention, 0), percent(lifetime, 1)]),
  );
  const published = textTable(
    [left(t("understand:reichheld.industry")), right(t("understand:reichheld.published"))],
    PUBLISHED_INCREASES.map((one) => [t(`understand:industry.${one.industry}`), percent(one.percent, 0)]),
  );
  const cac = context12.afterCac === null ? [] : [t("understand:reichheld.cac", { percent: percent(context12.afterCac.percent, 1) })];
  return [own, ...cac, t("understand:reichheld.caveat"), "", table, "", published, t("understand:reichheld.source")].join("\n");
}
