import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { parseBusinessHours } from "../../../shared/metrics/business-hours.ts";
import type { CustomNumber } from "../../store/state.ts";
import { isCustomNumber } from "../custom/custom-number.ts";
import type { NumberId } from "../select-slice.ts";

/** A definition that can be switched: where it stands in the settings and what it may be. */
export type Setting = {
  /** `group.name` or `name`. */
  readonly path: string;
  readonly kind: "choice" | "number" | "fraction" | "flag" | "whole" | "list" | "text";
  readonly options?: readonly string[];
  /** May be left empty, which means the default that belongs to the data. */
  readonly nullable: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Of a text: whether it can stand. */
  readonly isLegal?: (text: string) => boolean;
};

const choice = (path: string, options: readonly string[], nullable = false): Setting => ({ path, kind: "choice", options, nullable });
const whole = (path: string, min: number, max: number, nullable = false): Setting => ({ path, kind: "whole", min, max, nullable });
const number = (path: string, min: number, max: number, nullable = false): Setting => ({ path, kind: "number", min, max, nullable });
const fraction = (path: string, min: number, max: number, nullable = false): Setting => ({ path, kind: "fraction", min, max, nullable });

/** Settings of every number. */
const COMMON: readonly Setting[] = [
  fraction("confidence", 0.5, 0.999),
  choice("duplicates", ["lastPerCustomer", "meanPerCustomer", "all"]),
];
const POPULATION: Setting = whole("population.whole", 1, 1e12, true);
const WINDOW: Setting = whole("churnWindowMonths", 1, 120);
const BUSINESS_HOURS: Setting = {
  path: "metrics.businessHours",
  kind: "text",
  nullable: true,
  isLegal: (text) => parseBusinessHours(text) !== null,
};
const PERIOD: Setting = choice("metrics.period", ["month", "week"]);
const CHURN: Setting = choice("churn", ["C", "A", "B", "Caverage", "Cserved"]);

const OWN: Readonly<Record<Exclude<NumberId, CustomNumber>, readonly Setting[]>> = {
  nps: [
    choice("nps.interval", ["adjustedWald", "wald", "score", "dirichlet"]),
    choice("nps.weightBy", ["weight", "revenue"]),
    whole("nps.detractorsUpTo", 0, 10, true),
    whole("nps.promotersFrom", 0, 10, true),
    POPULATION,
  ],
  csat: [
    choice("csat.headline", ["share", "mean", "net", "rescaled"]),
    whole("csat.satisfiedFrom", 0, 100, true),
    whole("csat.dissatisfiedUpTo", 0, 100, true),
    POPULATION,
  ],
  health: [
    choice("health.aggregate", ["arithmetic", "geometric"]),
    number("health.amberFrom", 0, 100),
    number("health.greenFrom", 0, 100),
    fraction("health.minCoverage", 0, 1),
    choice("health.missing", ["renormalise", "segmentMedian"]),
  ],
  roi: [
    fraction("roi.discountRate", 0, 1),
    choice("roi.period", ["year", "quarter", "month"], true),
    number("roi.hourlyRate", 0, 1e6, true),
    choice("roi.gains", ["gross", "net"]),
    choice("roi.irr", ["onlyOne", "nearestZero"]),
    fraction("roi.benefitCv", 0, 10, true),
    fraction("roi.costCv", 0, 10, true),
  ],
  boxes: [
    choice("boxes.by", ["nps", "csat", "health"], true),
    whole("boxes.horizonMonths", 1, 120),
    choice("boxes.churnFrom", ["window", "status"], true),
    fraction("boxes.movableShare", 0, 1, true),
    choice("boxes.moveFrom", ["bottom", "middle"]),
    choice("boxes.moveTo", ["middle", "top"]),
    number("boxes.silentLosses", 1, 1_000),
    WINDOW,
  ],
  secure: [
    whole("secure.top.sat", 0, 100, true),
    whole("secure.top.recommend", 0, 100, true),
    whole("secure.top.repurchase", 0, 100, true),
    POPULATION,
  ],
  cvq: [
    number("cvq.lambda", 0, 100),
    number("cvq.durationRef", 1, 100_000),
    number("cvq.intensityMax", 1, 100),
    choice("cvq.interval", ["linearised", "bootstrap", "wilson"]),
    choice("cvq.neither", ["leftOut", "worthDoing"]),
    fraction("cvq.blend", 0, 1),
  ],
  clv: [
    choice("clv.method", ["seed", "retention", "sbg", "bgnbd"], true),
    choice("clv.convention", ["a", "b", "c"]),
    fraction("clv.discountRate", 0, 1),
    whole("clv.horizonMonths", 1, 1_200, true),
    fraction("clv.growth", -0.99, 10),
    { path: "clv.subtractCac", kind: "flag", nullable: false },
    WINDOW,
  ],
  ces: [POPULATION],
  churn: [CHURN, WINDOW],
  retention: [WINDOW],
  arpa: [],
  fcr: [whole("metrics.fcrRepeatDays", 1, 365), { path: "metrics.fcrChannels", kind: "list", nullable: true }],
  mrr: [WINDOW],
  expansion: [choice("metrics.expansion", ["standard", "seed004"]), WINDOW],
  nrr: [WINDOW],
  grr: [WINDOW],
  quickRatio: [WINDOW],
  contactVolume: [choice("metrics.contacts", ["contacts", "tickets"]), PERIOD, WINDOW],
  ticketTrend: [PERIOD],
  firstResponse: [number("metrics.firstResponseTarget", 0, 1e7), BUSINESS_HOURS],
  handleTime: [number("metrics.handleTarget", 0, 1e7)],
  resolutionTime: [number("metrics.resolutionTarget", 0, 1e7), BUSINESS_HOURS],
  responseRate: [],
  taskCompletion: [number("metrics.taskCompletion.timeLimitSeconds", 0, 1e6, true)],
  engagement: [
    whole("metrics.engagement.windowDays", 1, 3_650),
    whole("metrics.engagement.interactions", 1, 1_000),
    whole("metrics.engagement.days", 1, 3_650),
    whole("metrics.engagement.depth", 1, 1_000),
  ],
  funnel: [whole("metrics.funnel.followUpDays", 0, 3_650)],
  touchpoints: [],
  themes: [],
};

export const settingsOf = (id: NumberId): readonly Setting[] => [...(isCustomNumber(id) ? [] : OWN[id]), ...COMMON];

type Values = { readonly [key: string]: unknown };

/** The value in force: the document's, else the default. */
export function settingAt(settings: Partial<Settings>, path: string): unknown {
  return read(settings, path) ?? read(DEFAULT_SETTINGS, path) ?? null;
}

const read = (values: object, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((current, key) => (current !== null && typeof current === "object" ? (current as Values)[key] : undefined), values);

/** The settings with one value changed; a group that is touched is written out whole, as SET.json wants it. */
export function withSetting(settings: Partial<Settings>, path: string, value: unknown): Partial<Settings> {
  const [head = "", ...rest] = path.split(".");
  const whole: Values = { ...DEFAULT_SETTINGS, ...settings };
  // `path` comes from the list above, whose values have the types of the settings; the schema of the channel checks them again.
  return { ...settings, [head]: rest.length === 0 ? value : replace(whole[head], rest, value) } as Partial<Settings>;
}

function replace(values: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const known: Values = values !== null && typeof values === "object" ? (values as Values) : {};
  return { ...known, [head]: replace(known[head], rest, value) };
}
