import { z } from "zod";
import type { RecordedScenario } from "../scenario/register/recorded.ts";
import { HORIZON } from "./scenario-file.ts";
import { day, finite, leverText, MONEY_LIMIT, whole } from "./schema-parts.ts";

const MOST_RECORDS = 1_000;
const money = finite(-MONEY_LIMIT, MONEY_LIMIT);

const record: z.ZodType<RecordedScenario> = z.strictObject({
  id: z.string().regex(/^R[1-9]\d{0,8}$/),
  name: z.string().max(1_000),
  snapshot: day.nullable(),
  levers: z.array(leverText).max(1_000),
  seed: whole(0, 4_294_967_295).nullable(),
  confidence: finite(0.01, 0.9999),
  forecasts: z
    .array(z.strictObject({ month: whole(1, HORIZON.most), median: money, low: money.nullable(), high: money.nullable() }))
    .min(1)
    .max(HORIZON.most),
  actuals: z.array(z.strictObject({ month: whole(1, HORIZON.most), revenue: money })).max(HORIZON.most),
});

/** Records have ids of their own. */
export const registerSchema: z.ZodType<readonly RecordedScenario[]> = z
  .array(record)
  .max(MOST_RECORDS)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "twice");
