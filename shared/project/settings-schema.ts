import { z } from "zod";
import { DEFAULT_SETTINGS, type Settings } from "../indices/settings.ts";
import { parseBusinessHours } from "../metrics/business-hours.ts";
import { ok, type Result } from "../result.ts";
import { checkShape } from "./check-shape.ts";
import { customSchema, referencesSchema, roleSchema } from "./custom-schema.ts";
import { day, finite, MONEY_LIMIT, whole } from "./schema-parts.ts";

const MONTHS_LIMIT = 1_200;
/** From losing nearly everything in a year to growing elevenfold. */
const rate = finite(-0.99, 10);
const answer = whole(-1_000, 1_000);

const component = z
  .strictObject({
    field: z.string().regex(/^(accounts\..+|answers\.(nps|csat)|tickets)$/),
    floor: z.number(),
    target: z.number(),
    weight: finite(0, 1e6),
    critical: finite(0, 1).nullable().default(null),
    maxAgeDays: finite(0, 36_500).nullable().default(null),
  })
  .refine(({ floor, target }) => floor !== target, "floorIsTarget");

const people = whole(1, 1e12);
const population = z.strictObject({
  whole: people.nullable().exactOptional(),
  groups: z.record(z.string(), people).exactOptional(),
});
const nps = z.strictObject({
  interval: z.enum(["adjustedWald", "wald", "score", "dirichlet"]).exactOptional(),
  weightBy: z.enum(["weight", "revenue"]).exactOptional(),
  detractorsUpTo: answer.nullable().exactOptional(),
  promotersFrom: answer.nullable().exactOptional(),
});
const csat = z.strictObject({
  headline: z.enum(["share", "mean", "net", "rescaled"]).exactOptional(),
  satisfiedFrom: answer.nullable().exactOptional(),
  dissatisfiedUpTo: answer.nullable().exactOptional(),
});
const health = z.strictObject({
  components: z.array(component).min(1).nullable().exactOptional(),
  aggregate: z.enum(["arithmetic", "geometric"]).exactOptional(),
  amberFrom: finite(0, 100).exactOptional(),
  greenFrom: finite(0, 100).exactOptional(),
  minCoverage: finite(0, 1).exactOptional(),
  missing: z.enum(["renormalise", "segmentMedian"]).exactOptional(),
});
const variation = finite(0, 10);
const factor = finite(-1e6, 1e6);
const spread = z.union([
  z.strictObject({ cv: variation }),
  z.strictObject({ low: factor, mode: factor, high: factor }).refine(({ low, mode, high }) => low <= mode && mode <= high, "order"),
]);
const projectSpread = z.strictObject({ benefit: spread.nullable().default(null), cost: spread.nullable().default(null) });
const roi = z.strictObject({
  discountRate: rate.exactOptional(),
  period: z.enum(["year", "quarter", "month"]).nullable().exactOptional(),
  financeRate: rate.nullable().exactOptional(),
  reinvestRate: rate.nullable().exactOptional(),
  hourlyRate: finite(0, MONEY_LIMIT).nullable().exactOptional(),
  irr: z.enum(["onlyOne", "nearestZero"]).exactOptional(),
  gains: z.enum(["gross", "net"]).exactOptional(),
  benefitCv: variation.nullable().exactOptional(),
  costCv: variation.nullable().exactOptional(),
  spreads: z.record(z.string(), projectSpread).nullable().exactOptional(),
});
const boxes = z.strictObject({
  by: z.enum(["nps", "csat", "health"]).nullable().exactOptional(),
  horizonMonths: whole(1, MONTHS_LIMIT).exactOptional(),
  churnFrom: z.enum(["window", "status"]).nullable().exactOptional(),
  movableShare: finite(0, 1).nullable().exactOptional(),
  moveFrom: z.enum(["bottom", "middle"]).exactOptional(),
  moveTo: z.enum(["middle", "top"]).exactOptional(),
  silentLosses: finite(1, 1e6).exactOptional(),
});
const top = z.strictObject({
  sat: answer.nullable().exactOptional(),
  recommend: answer.nullable().exactOptional(),
  repurchase: answer.nullable().exactOptional(),
});
const secure = z.strictObject({ top: top.exactOptional() });
const exponent = finite(0, 100);
const cvq = z.strictObject({
  lambda: finite(0, 1_000).exactOptional(),
  durationRef: finite(1e-6, 1e6).exactOptional(),
  intensityMax: finite(1, 1e6).exactOptional(),
  exponents: z.tuple([exponent, exponent, exponent]).exactOptional(),
  blend: finite(0, 1).exactOptional(),
  neither: z.enum(["leftOut", "worthDoing"]).exactOptional(),
  interval: z.enum(["linearised", "wilson", "bootstrap"]).exactOptional(),
});
const clv = z.strictObject({
  method: z.enum(["seed", "retention", "sbg", "bgnbd"]).nullable().exactOptional(),
  convention: z.enum(["a", "b", "c"]).exactOptional(),
  discountRate: rate.exactOptional(),
  horizonMonths: whole(1, MONTHS_LIMIT).nullable().exactOptional(),
  subtractCac: z.boolean().exactOptional(),
  growth: finite(-0.99, 10).exactOptional(),
});
const minutes = finite(0, 1e7);
const days = whole(1, 36_500);
const labels = z.array(z.string().min(1).max(200)).max(1_000);
const metrics = z.strictObject({
  expansion: z.enum(["standard", "seed004"]).exactOptional(),
  contacts: z.enum(["contacts", "tickets"]).exactOptional(),
  period: z.enum(["month", "week"]).exactOptional(),
  fcrRepeatDays: whole(1, 365).exactOptional(),
  fcrChannels: z.array(z.string()).min(1).max(1_000).nullable().exactOptional(),
  firstResponseTarget: minutes.exactOptional(),
  handleTarget: minutes.exactOptional(),
  resolutionTarget: minutes.exactOptional(),
  businessHours: z
    .string()
    .refine((text) => parseBusinessHours(text) !== null, "format")
    .nullable()
    .exactOptional(),
  taskCompletion: z.strictObject({ timeLimitSeconds: finite(0, 1e9).nullable().exactOptional() }).exactOptional(),
  engagement: z
    .strictObject({
      windowDays: days.exactOptional(),
      types: labels.nullable().exactOptional(),
      interactions: days.exactOptional(),
      days: days.exactOptional(),
      depth: whole(1, 1_000).exactOptional(),
    })
    .exactOptional(),
  funnel: z.strictObject({ stages: labels.nullable().exactOptional(), followUpDays: whole(0, 36_500).exactOptional() }).exactOptional(),
  themes: z.strictObject({ dictionary: z.record(z.string().min(1).max(200), labels).exactOptional() }).exactOptional(),
});

/** SET.json of cli.md: everything may be left out, also inside the parts. */
const fileSchema = z.strictObject({
  confidence: finite(0.5, 0.999).exactOptional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .exactOptional(),
  asOf: day.nullable().exactOptional(),
  duplicates: z.enum(["lastPerCustomer", "meanPerCustomer", "all"]).exactOptional(),
  churn: z.enum(["C", "A", "B", "Caverage", "Cserved"]).exactOptional(),
  churnWindowMonths: whole(1, MONTHS_LIMIT).exactOptional(),
  population: population.exactOptional(),
  nps: nps.exactOptional(),
  csat: csat.exactOptional(),
  health: health.exactOptional(),
  roi: roi.exactOptional(),
  boxes: boxes.exactOptional(),
  secure: secure.exactOptional(),
  cvq: cvq.exactOptional(),
  clv: clv.exactOptional(),
  custom: customSchema.exactOptional(),
  references: referencesSchema.exactOptional(),
  role: roleSchema.exactOptional(),
  metrics: metrics.exactOptional(),
});

/** The parts that stand in the file, each filled up with the defaults of cli.md; a part that is not there stays away. */
const completed = fileSchema.transform((file): Partial<Settings> => {
  const {
    population: populationPart,
    nps: npsPart,
    csat: csatPart,
    health: healthPart,
    roi: roiPart,
    boxes: boxesPart,
    secure: securePart,
    cvq: cvqPart,
    clv: clvPart,
    metrics: metricsPart,
    ...plain
  } = file;
  const defaults = DEFAULT_SETTINGS;
  return {
    ...plain,
    ...(populationPart && { population: { ...defaults.population, ...populationPart } }),
    ...(npsPart && { nps: { ...defaults.nps, ...npsPart } }),
    ...(csatPart && { csat: { ...defaults.csat, ...csatPart } }),
    ...(healthPart && { health: { ...defaults.health, ...healthPart } }),
    ...(roiPart && { roi: { ...defaults.roi, ...roiPart } }),
    ...(boxesPart && { boxes: { ...defaults.boxes, ...boxesPart } }),
    ...(securePart && { secure: { top: { ...defaults.secure.top, ...securePart.top } } }),
    ...(cvqPart && { cvq: { ...defaults.cvq, ...cvqPart } }),
    ...(clvPart && { clv: { ...defaults.clv, ...clvPart } }),
    ...(metricsPart && {
      metrics: {
        ...defaults.metrics,
        ...metricsPart,
        taskCompletion: { ...defaults.metrics.taskCompletion, ...metricsPart.taskCompletion },
        engagement: { ...defaults.metrics.engagement, ...metricsPart.engagement },
        funnel: { ...defaults.metrics.funnel, ...metricsPart.funnel },
        themes: { ...defaults.metrics.themes, ...metricsPart.themes },
      },
    }),
  };
});

/** Cuts and bands must leave room between them; cause `order`. */
function crossed(settings: Partial<Settings>): string | null {
  const { nps: n, csat: c, health: h, boxes: b } = settings;
  if (b && b.moveFrom === b.moveTo) return "boxes.moveTo";
  if (n && n.detractorsUpTo !== null && n.promotersFrom !== null && n.detractorsUpTo >= n.promotersFrom) return "nps.promotersFrom";
  if (c && c.dissatisfiedUpTo !== null && c.satisfiedFrom !== null && c.dissatisfiedUpTo >= c.satisfiedFrom) return "csat.satisfiedFrom";
  if (h && h.amberFrom >= h.greenFrom) return "health.greenFrom";
  return null;
}

export const settingsSchema: z.ZodType<Partial<Settings>> = completed.superRefine((settings, context) => {
  const path = crossed(settings);
  if (path !== null) context.addIssue({ code: "custom", message: "order", path: path.split(".") });
});

/** Reads SET.json; each part present comes back whole. SETTINGS_INVALID names the place and the cause. */
export function readSettings(json: unknown): Result<Partial<Settings>> {
  const read = checkShape(settingsSchema, json, "SETTINGS_INVALID");
  return read.ok ? ok(read.value) : read;
}
