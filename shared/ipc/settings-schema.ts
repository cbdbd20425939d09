import { z } from "zod";
import type { HealthComponent, Settings } from "../indices/settings.ts";
import { customSchema, referencesSchema, roleSchema } from "../project/custom-schema.ts";

const fraction = z.number().min(0).max(1);
const positive = z.number().positive().max(1e9);
const months = z.int().min(1).max(1_200);
const minutes = z.number().min(0).max(1e7);
const days = z.int().min(1).max(36_500);
const labels = z.array(z.string().min(1).max(200)).max(1_000);
const cut = z.int().min(-100).max(100).nullable();
const people = z.int().min(1).max(1e12);
const variation = z.number().min(0).max(10);
const factor = z.number().min(-1e6).max(1e6);
const spread = z.union([z.strictObject({ cv: variation }), z.strictObject({ low: factor, mode: factor, high: factor })]);

const component = z.strictObject({
  field: z.string().min(1).max(200),
  floor: z.number(),
  target: z.number(),
  weight: z.number().min(0).max(1e9),
  critical: fraction.nullable(),
  maxAgeDays: z.number().min(0).nullable(),
}) satisfies z.ZodType<HealthComponent>;

/** Definitions in force as they come from outside (the window): every group whole, every group optional. */
export const settingsSchema = z.strictObject({
  confidence: z.number().min(0.5).max(0.999).exactOptional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .exactOptional(),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .exactOptional(),
  duplicates: z.enum(["lastPerCustomer", "meanPerCustomer", "all"]).exactOptional(),
  population: z
    .strictObject({
      whole: people.nullable(),
      groups: z.record(z.string().max(1_000), people),
    })
    .exactOptional(),
  nps: z
    .strictObject({
      interval: z.enum(["adjustedWald", "wald", "score", "dirichlet"]),
      weightBy: z.enum(["weight", "revenue"]),
      detractorsUpTo: cut,
      promotersFrom: cut,
    })
    .exactOptional(),
  csat: z
    .strictObject({ headline: z.enum(["share", "mean", "net", "rescaled"]), satisfiedFrom: cut, dissatisfiedUpTo: cut })
    .exactOptional(),
  churn: z.enum(["C", "A", "B", "Caverage", "Cserved"]).exactOptional(),
  churnWindowMonths: months.exactOptional(),
  health: z
    .strictObject({
      components: z.array(component).max(100).nullable(),
      aggregate: z.enum(["arithmetic", "geometric"]),
      amberFrom: z.number(),
      greenFrom: z.number(),
      minCoverage: fraction,
      missing: z.enum(["renormalise", "segmentMedian"]),
    })
    .exactOptional(),
  roi: z
    .strictObject({
      discountRate: z.number().gt(-1).max(100),
      period: z.enum(["year", "quarter", "month"]).nullable(),
      financeRate: z.number().gt(-1).max(100).nullable(),
      reinvestRate: z.number().gt(-1).max(100).nullable(),
      hourlyRate: z.number().min(0).nullable(),
      irr: z.enum(["onlyOne", "nearestZero"]),
      gains: z.enum(["gross", "net"]),
      benefitCv: variation.nullable(),
      costCv: variation.nullable(),
      spreads: z.record(z.string().max(1_000), z.strictObject({ benefit: spread.nullable(), cost: spread.nullable() })).nullable(),
    })
    .exactOptional(),
  boxes: z
    .strictObject({
      by: z.enum(["nps", "csat", "health"]).nullable(),
      horizonMonths: months,
      churnFrom: z.enum(["window", "status"]).nullable(),
      movableShare: fraction.nullable(),
      moveFrom: z.enum(["bottom", "middle"]),
      moveTo: z.enum(["middle", "top"]),
      silentLosses: z.number().min(1).max(1e6),
    })
    .exactOptional(),
  secure: z.strictObject({ top: z.strictObject({ sat: cut, recommend: cut, repurchase: cut }) }).exactOptional(),
  cvq: z
    .strictObject({
      lambda: z.number().min(0).max(1e6),
      durationRef: positive,
      intensityMax: positive,
      exponents: z.tuple([z.number().min(0).max(10), z.number().min(0).max(10), z.number().min(0).max(10)]),
      blend: fraction,
      neither: z.enum(["leftOut", "worthDoing"]),
      interval: z.enum(["linearised", "wilson", "bootstrap"]),
    })
    .exactOptional(),
  clv: z
    .strictObject({
      method: z.enum(["seed", "retention", "sbg", "bgnbd"]).nullable(),
      convention: z.enum(["a", "b", "c"]),
      discountRate: z.number().gt(-1).max(100),
      horizonMonths: months.nullable(),
      subtractCac: z.boolean(),
      growth: z.number().min(-0.99).max(10),
    })
    .exactOptional(),
  custom: customSchema.exactOptional(),
  references: referencesSchema.exactOptional(),
  role: roleSchema.exactOptional(),
  metrics: z
    .strictObject({
      expansion: z.enum(["standard", "seed004"]),
      contacts: z.enum(["contacts", "tickets"]),
      period: z.enum(["month", "week"]),
      fcrRepeatDays: z.int().min(1).max(365),
      fcrChannels: z.array(z.string().max(1_000)).min(1).max(1_000).nullable(),
      firstResponseTarget: minutes,
      handleTarget: minutes,
      resolutionTarget: minutes,
      businessHours: z.string().max(100).nullable(),
      taskCompletion: z.strictObject({ timeLimitSeconds: z.number().min(0).max(1e9).nullable() }),
      engagement: z.strictObject({
        windowDays: days,
        types: labels.nullable(),
        interactions: days,
        days,
        depth: z.int().min(1).max(1_000),
      }),
      funnel: z.strictObject({ stages: labels.nullable(), followUpDays: z.int().min(0).max(36_500) }),
      themes: z.strictObject({ dictionary: z.record(z.string().min(1).max(200), labels) }),
    })
    .exactOptional(),
}) satisfies z.ZodType<Partial<Settings>>;
