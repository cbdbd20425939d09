import type { Box, Boxes, BoxName } from "../../../shared/indices/boxes/read-boxes.ts";
import type { IndexContext, Row } from "../../../shared/indices/index-definition.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import { contextOf } from "./context-of.ts";
import { settingsWith } from "./settings-with.ts";

type State = Readonly<Record<"active" | "at_start" | "lost" | "ended", boolean>>;

/** Customers who stayed, who left in the window, who left before it, and who came after its start. */
export const STAYED: State = { active: true, at_start: true, lost: false, ended: false };
export const LEFT: State = { active: false, at_start: true, lost: true, ended: true };
export const GONE: State = { active: false, at_start: false, lost: false, ended: true };
export const CAME: State = { active: true, at_start: false, lost: false, ended: false };

/** A cell of customers: their box now and at the start of the window, what became of them, how many have money and how much. */
export const customersIn = (
  box: number | null,
  boxAtStart: number | null,
  state: State,
  customers: number,
  valued = 0,
  revenue = 0,
  odd: Readonly<Partial<Record<"negative" | "absurd", number>>> = {},
): Row => ({ box, box_at_start: boxAtStart, ...state, customers, valued, revenue, negative: 0, absurd: 0, ...odd });

/** Boxes by NPS of customers with monthly revenue, losses seen in the window. */
export const WINDOW = contextOf(
  { accounts: ["customer_id", "mrr", "end_date"], answers: ["nps", "customer_id", "answered_at"] },
  { choices: { health: [], boxesBy: "nps", boxesFrom: "window", clvMethod: null } },
);
/** The same with losses taken from the status. */
export const STATUS: IndexContext = { ...WINDOW, choices: { ...WINDOW.choices, boxesFrom: "status" } };

export const boxesWith = (context: IndexContext, part: Partial<Settings["boxes"]>): IndexContext => ({
  ...context,
  settings: { ...settingsWith("boxes", part), confidence: context.settings.confidence },
});

const boxOf = (part: Partial<Box>): Box => ({
  customers: 0,
  revenue: 0,
  share: null,
  churn: null,
  expectedLoss: null,
  excess: null,
  lost: 0,
  followed: 0,
  ...part,
});

/** Boxes of which only what a test is about is given. */
export const boxesOf = (parts: Readonly<Partial<Record<BoxName, Partial<Box>>>>): Boxes => ({
  top: boxOf(parts.top ?? {}),
  middle: boxOf(parts.middle ?? {}),
  bottom: boxOf(parts.bottom ?? {}),
});
