import { z } from "zod";
import { BIAS_RANGE } from "../scenario/links/bias.ts";
import type { LinkChoices } from "../scenario/links/grade-links.ts";
import { LINKED_SCORES } from "../scenario/scenario.ts";
import { finite, name } from "./schema-parts.ts";

const choice = z.strictObject({
  bias: finite(BIAS_RANGE.min, BIAS_RANGE.max).exactOptional(),
  naturalExperiment: z.boolean().exactOptional(),
});

/** What a person says of the links, as a project file holds it. */
export const linksSchema = z.strictObject({
  treatment: name.nullable(),
  scores: z.partialRecord(z.enum(LINKED_SCORES), choice),
}) satisfies z.ZodType<LinkChoices>;
