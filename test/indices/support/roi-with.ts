import type { IndexContext } from "../../../shared/indices/index-definition.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import { contextOf } from "./context-of.ts";
import { settingsWith } from "./settings-with.ts";

/** Cash flows of periods with benefit and cost, unless other fields are said, and what is changed in their settings. */
export const roiWith = (
  part: Partial<Settings["roi"]>,
  change: Partial<IndexContext> = {},
  fields = ["period", "benefit", "cost"],
): IndexContext => contextOf({ cashflows: fields }, { settings: settingsWith("roi", part), ...change });
