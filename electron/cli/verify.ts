import { fail, type Result } from "../../shared/result.ts";
import type { Context } from "./context.ts";
import { parseOptions, usage } from "./parse-options.ts";

/** `octad verify FILE.pptx|.xlsx --against FILE…`: not built yet, and says so once the question is a right one. */
export async function runVerify(args: readonly string[], _context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, { against: "list", lang: "text" });
  if (!parsed.ok) return parsed;
  if (parsed.value.files.length === 0) return usage("noFile");
  if (parsed.value.options.against.length === 0) return usage("optionNeeded", { option: "--against" });
  return fail("NOT_YET", { detail: { cause: "verify" } });
}
