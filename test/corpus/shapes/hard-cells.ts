import { EMPTY, numberCell, textCell } from "../cells.ts";
import type { Context } from "../context.ts";
import type { LabelledCell } from "../labelled.ts";
import { days, flags, labels, type Maker, money, numbers, sentences } from "../makers.ts";
import { decoy, mixed, tableOf, want, withCustomer } from "../sheets.ts";
import { numberText } from "../writing.ts";
import { accountColumns, outcomeColumns } from "./operations.ts";
import { type Shape, sheetName } from "./shape.ts";

/** Some cells are the errors that a spreadsheet shows where a formula fails. */
const withErrors =
  (make: Maker): Maker =>
  (context) => {
    const made = make(context);
    return { ...made, cells: made.cells.map((one, index) => (index > 5 && context.draw.uniform() < 0.04 ? failed(context) : one)) };
  };

const failed = ({ draw }: Context): LabelledCell => ({
  cell: { is: "error", error: draw.pick(["#N/A", "#DIV/0!", "#REF!"]) },
  truth: "unreadable",
});

/** Numbers of which some were typed as text, with blanks around them. */
const typedAsText =
  (make: Maker): Maker =>
  (context) => {
    const made = make(context);
    return {
      ...made,
      cells: made.cells.map(
        (one, index): LabelledCell =>
          index > 5 && one.cell?.is === "number" && context.draw.uniform() < 0.06
            ? { cell: { is: "text", text: ` ${one.cell.number} ` }, truth: one.truth }
            : one,
      ),
    };
  };

/** Days as eight digits. */
const compactDays: Maker = (context) => ({
  cells: days()({ ...context, medium: "json" }).cells.map((one): LabelledCell => {
    const text = one.cell?.is === "text" ? one.cell.text.replaceAll("-", "") : "";
    if (text === "") return EMPTY;
    return { ...numberCell(context, Number(text)), truth: one.truth, stored: Number(text) };
  }),
});

/** Some shares have their sign and some have not: 45 % beside 0.45, or beside 45? */
const mixedShares: Maker = (context) => ({
  ask: "percent",
  cells: context.people.map((_, index) => {
    const value = (1 + context.draw.below(99)) / 100;
    const hand = context.hand;
    if (index % 3 === 0) return textCell(numberText(value, hand, { places: 2, grouped: false }), { value });
    return textCell(`${numberText(value * 100, hand, { places: 0, grouped: false })}%`, { value });
  }),
});

const errors: Shape = {
  name: "cells that failed",
  rows: [60, 110],
  sheetsOnly: true,
  make: (context) => {
    const wanted = accountColumns(context).map((one) =>
      one.must?.some((field) => /mrr|revenue|cost|cac/.test(field)) === true ? { ...one, make: withErrors(one.make) } : one,
    );
    return [
      tableOf(
        context,
        sheetName(context, "accounts"),
        "accounts",
        mixed(context, [withCustomer("accounts"), ...wanted, decoy("personName")]),
      ),
    ];
  },
};

const typed: Shape = {
  name: "numbers typed as text",
  rows: [70, 120],
  sheetsOnly: true,
  make: (context) => {
    const wanted = [
      withCustomer("transactions"),
      want("boughtOn", compactDays, "transactions.date"),
      want("amount", typedAsText(money({ low: 4, high: 900 })), "transactions.amount"),
      decoy("quantity"),
    ];
    return [tableOf(context, sheetName(context, "transactions"), "transactions", wanted)];
  },
};

const percents: Shape = {
  name: "percents beside fractions",
  rows: [50, 80],
  make: (context) => {
    const wanted = outcomeColumns(context).map((one) => (one.concept === "reach" ? { ...one, make: mixedShares } : one));
    return [tableOf(context, sheetName(context, "outcomes"), "outcomes", mixed(context, wanted, 2))];
  },
};

/** Headings once more in the middle, as where pages were put behind each other. */
const pages: Shape = {
  name: "headings on every page",
  rows: [60, 90],
  sheetsOnly: true,
  make: (context) => {
    const wanted = [
      withCustomer("accounts"),
      want("segment", labels("segments", { filled: 1 }), "accounts.segment"),
      want("mrr", numbers(10, 900, { places: 2, holes: 0 }), "accounts.mrr"),
      want("churned", flags(0.2), "accounts.churned"),
      want("comment", sentences(0.4), []),
    ];
    return [{ ...tableOf(context, sheetName(context, "accounts"), "accounts", wanted), repeats: [20, 40] }];
  },
};

export const HARD_CELLS: readonly Shape[] = [errors, typed, percents, pages];
