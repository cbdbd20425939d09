import type { IndexContext, Row } from "../../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { contextOf } from "../support/context-of.ts";

/** A history as the store gives it, in days. */
export const purchaseRow = (
  x: number,
  tx: number,
  length: number,
  spend: number,
  customers: number,
  segment: string | null = null,
): Row => ({
  x,
  tx,
  length,
  spend,
  customers,
  segment,
});

/** 520 customers of half a year, 130 of whom came back; ten bought first on the last day, ten again for nothing. */
export const PURCHASES: readonly Row[] = [
  purchaseRow(0, 0, 0, 0, 10, "B"),
  purchaseRow(0, 0, 91, 0, 100, "B"),
  purchaseRow(0, 0, 182, 0, 280, "A"),
  purchaseRow(1, 14, 182, 20, 30, "A"),
  purchaseRow(1, 14, 182, 35, 10, "B"),
  purchaseRow(1, 70, 91, 0, 10, "A"),
  purchaseRow(1, 84, 91, 11, 20, "B"),
  purchaseRow(2, 77, 182, 24, 20, "A"),
  purchaseRow(2, 161, 182, 40, 10, null),
  purchaseRow(3, 70, 91, 28, 15, "A"),
  purchaseRow(5, 154, 182, 17, 10, "B"),
  purchaseRow(9, 175, 182, 30, 5, "A"),
];

export const PURCHASE_FIELDS = ["customer_id", "date", "amount"];

/** A context for purchases: settings of the index, others. */
export const purchaseContext = (clv: Partial<Settings["clv"]> = {}, change: Partial<IndexContext> = {}): IndexContext =>
  contextOf({ transactions: PURCHASE_FIELDS }, { settings: { ...DEFAULT_SETTINGS, clv: { ...DEFAULT_SETTINGS.clv, ...clv } }, ...change });
