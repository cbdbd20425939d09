import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import type { Baseline, SegmentBaseline } from "../scenario/scenario.ts";
import { baselineNumbers, billingSchema, cohortLeversSchema, sbgSchema, scoreLinksSchema } from "./baseline-parts.ts";
import { checkShape } from "./check-shape.ts";
import { rangesSchema } from "./range-schema.ts";
import { name } from "./schema-parts.ts";

const quantities = {
  customers: baselineNumbers.customers.exactOptional(),
  annualRetention: baselineNumbers.annualRetention.exactOptional(),
  acquisitionsPerMonth: baselineNumbers.acquisitionsPerMonth.exactOptional(),
  arpa: baselineNumbers.arpa.exactOptional(),
  grossMargin: baselineNumbers.grossMargin.exactOptional(),
  discountRate: baselineNumbers.discountRate.exactOptional(),
  fixedCostPerMonth: baselineNumbers.fixedCostPerMonth.exactOptional(),
  arpaGrowthPerMonth: baselineNumbers.arpaGrowthPerMonth.exactOptional(),
  serviceCostPerMonth: baselineNumbers.serviceCostPerMonth.exactOptional(),
  cac: baselineNumbers.cac.exactOptional(),
  referral: baselineNumbers.referral.exactOptional(),
  sbg: sbgSchema.exactOptional(),
  links: scoreLinksSchema.exactOptional(),
  ranges: rangesSchema.exactOptional(),
};

/** A segment may repeat discountRate; it is only read at the top (cli.md). */
const segmentSchema = z.strictObject({ key: name, ...quantities });

const fileSchema = z.strictObject({
  ...quantities,
  billing: billingSchema.exactOptional(),
  cohortLevers: cohortLeversSchema.exactOptional(),
  roxAttribution: baselineNumbers.roxAttribution.exactOptional(),
  segments: z
    .array(segmentSchema)
    .min(1)
    .refine((segments) => new Set(segments.map(({ key }) => key)).size === segments.length, "keyTwice")
    .exactOptional(),
});

type FileSegment = Partial<Omit<z.infer<typeof segmentSchema>, "key">> & { readonly key?: string };

/**
 * Reads BASE.json of cli.md into a baseline with every default filled in: acquisitions, costs, referral and growth 0, grossMargin
 * 1, discountRate 0.10; what a segment leaves out of rates and arpa is the top-level one. With segments the top-level customers and
 * acquisitions are not used and the top-level fixed cost is the company's. BASELINE_INVALID names the place and the cause.
 */
export function readBaseline(json: unknown): Result<Baseline> {
  const read = checkShape(fileSchema, json, "BASELINE_INVALID");
  if (!read.ok) return read;
  const { segments, billing, cohortLevers, roxAttribution, ...top } = read.value;
  const discountRate = top.discountRate ?? 0.1;
  const conventions = {
    ...(billing !== undefined && { billing }),
    ...(cohortLevers !== undefined && { cohortLevers }),
    ...(roxAttribution !== undefined && { roxAttribution }),
  };
  if (segments === undefined) {
    const missing = missingIn(top, "");
    if (missing !== null) return missing;
    return ok({ segments: [toSegment(top)], discountRate, fixedCostPerMonth: 0, ...conventions });
  }
  const { customers: _customers, acquisitionsPerMonth: _acquisitions, fixedCostPerMonth = 0, ...shared } = top;
  const whole: readonly FileSegment[] = segments.map((segment) => ({ ...shared, ...segment, ...rangesOf(segment, shared.ranges) }));
  for (const [index, segment] of whole.entries()) {
    const missing = missingIn(segment, `segments[${index}].`);
    if (missing !== null) return missing;
  }
  return ok({ segments: whole.map(toSegment), discountRate, fixedCostPerMonth, ...conventions });
}

/** A segment's own ranges, and those of the top for what is taken from the top: not for amounts that are sums of the segments. */
function rangesOf(segment: FileSegment, top: FileSegment["ranges"] = {}): Pick<FileSegment, "ranges"> {
  const taken = Object.entries(top).filter(([field]) => !(field in segment) && !(OWN_FIELDS as readonly string[]).includes(field));
  const ranges = { ...Object.fromEntries(taken), ...segment.ranges };
  return Object.keys(ranges).length === 0 ? {} : { ranges };
}

const OWN_FIELDS = ["customers", "acquisitionsPerMonth", "fixedCostPerMonth"] as const;

const NEEDED = ["customers", "annualRetention", "arpa"] as const;

function missingIn(segment: FileSegment, prefix: string) {
  const field = NEEDED.find((key) => segment[key] === undefined);
  return field === undefined ? null : fail("BASELINE_INVALID", { detail: { path: `${prefix}${field}`, cause: "missing" } });
}

/** `missingIn` has shown that the needed fields are there; 0 only quiets the types. */
function toSegment(segment: FileSegment): SegmentBaseline {
  const { serviceCostPerMonth, cac, referral, sbg, links } = segment;
  return {
    key: segment.key ?? null,
    customers: segment.customers ?? 0,
    annualRetention: segment.annualRetention ?? 0,
    acquisitionsPerMonth: segment.acquisitionsPerMonth ?? 0,
    arpa: segment.arpa ?? 0,
    grossMargin: segment.grossMargin ?? 1,
    fixedCostPerMonth: segment.fixedCostPerMonth ?? 0,
    arpaGrowthPerMonth: segment.arpaGrowthPerMonth ?? 0,
    ...(segment.ranges !== undefined && { ranges: segment.ranges }),
    ...(serviceCostPerMonth !== undefined && { serviceCostPerMonth }),
    ...(cac !== undefined && { cac }),
    ...(referral !== undefined && { referral }),
    ...(sbg !== undefined && { sbg }),
    ...(links !== undefined && { links }),
  };
}
