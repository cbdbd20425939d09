import { rated } from "../answers.ts";
import { textCell } from "../cells.ts";
import { type Context, visitsOf } from "../context.ts";
import type { LabelledTable } from "../labelled.ts";
import { days, labels, money, sentences } from "../makers.ts";
import { columnsOf, decoy, mixed, someDecoys, tableOf, want, withCustomer } from "../sheets.ts";
import { SHEET_NAMES } from "../words/sheet-names.ts";
import { listOf } from "../words/words.ts";
import { accountColumns, ticketColumns } from "./operations.ts";
import { rowsOf, type Shape } from "./shape.ts";

/** A page of words before the data, a list of codes behind them. */
const cover = (context: Context): LabelledTable => ({
  sheet: SHEET_NAMES[context.language].cover,
  as: [],
  columns: [],
  above: listOf(context.words.values.titles).map((title) => [title]),
});

const legend = (context: Context): LabelledTable => ({
  sheet: SHEET_NAMES[context.language].legend,
  as: [],
  columns: [
    { heading: "Code", must: [], may: [], cells: ["N", "S", "E", "W"].map((code) => textCell(code)) },
    {
      heading: listOf(context.words.headings.product)[3] ?? "Text",
      must: [],
      may: [],
      cells: listOf(context.words.values.regions)
        .slice(0, 4)
        .map((text) => textCell(text)),
    },
  ],
});

/** Customers, what they said, what they bought and what they asked for. */
const joined: Shape = {
  name: "sheets that join",
  rows: [60, 90],
  sheetsOnly: true,
  make: (context) => {
    const { draw } = context;
    const name = SHEET_NAMES[context.language];
    const of = (rows: number): Context => ({ ...context, people: visitsOf(context, rows) });
    const answers = tableOf(of(rowsOf(context, 60, 110)), name.answers, "answers", [
      withCustomer("answers"),
      want("answeredAt", days({ from: "2024-01-10", span: 400 }), "answers.answered_at"),
      want(draw.pick(["npsShort", "npsAsked"] as const), rated({ scale: { min: 0, max: 10 } }), "answers.nps"),
      want("csatShort", rated({ scale: { min: 1, max: 5 } }), "answers.csat"),
      want("comment", sentences(0.5), "answers.comment"),
    ]);
    const bought = tableOf(of(rowsOf(context, 80, 120)), name.transactions, "transactions", [
      withCustomer("transactions"),
      want("boughtOn", days(), "transactions.date"),
      want("amount", money({ low: 4, high: 900 }), "transactions.amount"),
      decoy("product"),
    ]);
    const asked = tableOf(of(rowsOf(context, 50, 80)), name.tickets, "tickets", ticketColumns(context));
    const list = tableOf(
      context,
      name.accounts,
      "accounts",
      mixed(context, [withCustomer("accounts"), ...accountColumns(context), ...someDecoys(context, ["personName", "city"], 1)]),
    );
    return [
      cover(context),
      list,
      answers,
      ...(draw.uniform() < 0.7 ? [bought] : []),
      ...(draw.uniform() < 0.7 ? [asked] : []),
      legend(context),
    ];
  },
};

/** Facts of the same customers on two sheets. */
const split: Shape = {
  name: "customers on two sheets",
  rows: [60, 110],
  sheetsOnly: true,
  make: (context) => {
    const who = tableOf(context, "CRM", "accounts", [
      withCustomer("accounts"),
      want("segment", labels("segments", { filled: 1 }), "accounts.segment"),
      want("startDate", days({ from: "2019-01-04", span: 1500 }), "accounts.start_date"),
      decoy("city"),
    ]);
    const paid = tableOf(context, "ERP", "accounts", [
      withCustomer("accounts"),
      want("mrr", money({ low: 10, high: 2_000 }), "accounts.mrr"),
      want("variableCost", money({ low: 2, high: 200 }), "accounts.variable_cost"),
    ]);
    return [who, paid];
  },
};

/** Nothing that the product knows: a price list and opening hours. */
const useless: Shape = {
  name: "nothing of use beside a survey",
  rows: [50, 80],
  sheetsOnly: true,
  make: (context) => {
    const name = SHEET_NAMES[context.language];
    const prices: LabelledTable = {
      sheet: "Info",
      as: [],
      columns: columnsOf({ ...context, people: context.people.slice(0, 12) }, [decoy("product"), decoy("unitPrice"), decoy("city")]),
    };
    const answers = tableOf(context, name.answers, "answers", [
      withCustomer("answers"),
      want("answeredAt", days({ from: "2024-01-10", span: 400 }), "answers.answered_at"),
      want("npsAsked", rated({ scale: { min: 0, max: 10 } }), "answers.nps"),
    ]);
    return [prices, answers];
  },
};

export const WORKBOOKS: readonly Shape[] = [joined, split, useless];
