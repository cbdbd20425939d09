import type { IndexContext } from "../../../shared/indices/index-definition.ts";
import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { contextOf } from "../support/context-of.ts";

/** A context for lifetime values: fields of accounts, settings of the index, others. */
export const clvContext = (
  accounts: readonly string[],
  clv: Partial<Settings["clv"]> = {},
  others: Partial<Settings> = {},
  change: Partial<IndexContext> = {},
): IndexContext =>
  contextOf({ accounts }, { settings: { ...DEFAULT_SETTINGS, ...others, clv: { ...DEFAULT_SETTINGS.clv, ...clv } }, ...change });

/** A result as a simulation is given it. */
export const clvResult = (parts: { readonly [key: string]: Json }, value: number | null = 1): IndexResult =>
  makeResult({ value, unit: "money", n: 100, params: {}, parts });
