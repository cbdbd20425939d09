import { z } from "zod";

const MOST_OUTPUTS = 50;

/** Outputs of a person's own. A formula that is still being written is kept as it is. */
export const outputsSchema = z.array(z.strictObject({ name: z.string().max(200), formula: z.string().max(2_000) })).max(MOST_OUTPUTS);
