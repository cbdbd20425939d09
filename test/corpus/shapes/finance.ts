import { addMonths, dayNumber } from "../../../shared/calendar.ts";
import { numberCell, textCell } from "../cells.ts";
import type { LabelledCell } from "../labelled.ts";
import { flags, type Maker, money, numbers, runningIds } from "../makers.ts";
import { mixed, tableOf, want } from "../sheets.ts";
import { listOf } from "../words/words.ts";
import { outcomeColumns } from "./operations.ts";
import { type Shape, sheetName } from "./shape.ts";

/** Years, numbers from nought, or months. */
const periods: Maker = (context) => {
  const { draw, medium } = context;
  const way = draw.pick(["years", "numbers", "months"] as const);
  return {
    cells: context.people.map((_, index): LabelledCell => {
      if (way === "years") return { ...numberCell(context, 2024 + (index % 6)), truth: { value: String(2024 + (index % 6)) } };
      if (way === "numbers") return { ...numberCell(context, index % 6), truth: { value: String(index % 6) } };
      const day = addMonths("2024-01-01", index % 12);
      if (medium === "sheet")
        return { cell: { is: "date", serial: dayNumber(day) - dayNumber("1899-12-30"), format: "mmm yyyy" }, truth: { value: day } };
      return textCell(day.slice(0, 7), { value: day.slice(0, 7) });
    }),
  };
};

const projects: Maker = (context) => ({
  cells: context.people.map((_, index) => textCell(listOf(context.words.values.projects)[Math.floor(index / 6) % 3] ?? "")),
});

const cashflows: Shape = {
  name: "cash flows",
  rows: [12, 18],
  make: (context) => {
    const { draw } = context;
    const hours = draw.uniform() < 0.4;
    const wanted = [
      want("project", projects, "cashflows.project"),
      want("period", periods, "cashflows.period"),
      want("benefit", money({ low: 900, high: 90_000, places: 0 }), "cashflows.benefit"),
      want("cost", money({ low: 900, high: 60_000, places: 0 }), "cashflows.cost"),
      ...(hours
        ? [want("benefitHours", numbers(5, 400), "cashflows.benefit_hours"), want("costHours", numbers(5, 400), "cashflows.cost_hours")]
        : []),
    ];
    return [tableOf(context, sheetName(context, "cashflows"), "cashflows", wanted)];
  },
};

const outcomes: Shape = {
  name: "outcomes",
  rows: [50, 90],
  make: (context) => [tableOf(context, sheetName(context, "outcomes"), "outcomes", mixed(context, outcomeColumns(context), 2))],
};

const tasks: Shape = {
  name: "usability tasks",
  rows: [40, 80],
  make: (context) => {
    const wanted = [
      want("participantId", runningIds("P", 10), "tasks.participant_id"),
      want("taskId", runningIds("T", 1), "tasks.task_id"),
      want("taskDone", flags(0.7), "tasks.completed"),
      want("taskSeconds", numbers(8, 400), "tasks.seconds"),
    ];
    return [tableOf(context, sheetName(context, "tasks"), "tasks", wanted)];
  },
};

const costs: Shape = {
  name: "costs of segments",
  rows: [4, 4],
  make: (context) => {
    const segments: Maker = (own) => ({ cells: own.people.map((_, index) => textCell(listOf(own.words.values.segments)[index] ?? "")) });
    const wanted = [
      want("segment", segments, "segment_costs.segment"),
      want("fixedCost", money({ low: 900, high: 9_000, places: 0 }), "segment_costs.fixed_cost"),
    ];
    return [tableOf(context, sheetName(context, "costs"), "segment_costs", wanted)];
  },
};

export const FINANCE: readonly Shape[] = [cashflows, outcomes, tasks, costs];
