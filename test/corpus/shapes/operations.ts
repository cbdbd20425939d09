import { rated } from "../answers.ts";
import type { Context } from "../context.ts";
import { visitsOf } from "../context.ts";
import {
  customerIds,
  days,
  flags,
  labels,
  type Maker,
  moments,
  money,
  months,
  numbers,
  runningIds,
  sentences,
  shares,
  statuses,
} from "../makers.ts";
import { decoy, mixed, someDecoys, tableOf, type Wanted, want, withCustomer } from "../sheets.ts";
import { type Shape, sheetName } from "./shape.ts";

const FIVE = { min: 1, max: 5 } as const;

const some = ({ draw }: Context, share: number, wanted: readonly Wanted[]): readonly Wanted[] =>
  wanted.filter(() => draw.uniform() < share);

/** What a list of customers can have; always money and something about leaving. */
export function accountColumns(context: Context): readonly Wanted[] {
  const { draw } = context;
  const leaving = draw.pick(["dates", "flag", "status", "both"] as const);
  const lost = leaving === "flag" ? want("churned", flags(0.2), "accounts.churned") : want("status", statuses, "accounts.churned");
  const dates = [
    want("startDate", days({ from: "2019-01-04", span: 1500 }), "accounts.start_date"),
    want("endDate", days({ from: "2023-06-02", span: 600, filled: 0.25 }), "accounts.end_date"),
  ];
  const monthly = draw.uniform() < 0.7;
  const paid = monthly
    ? want("mrr", money({ low: 15, high: 4_000 }), "accounts.mrr")
    : want("revenue", money({ low: 300, high: 80_000 }), "accounts.revenue");
  const more = some(context, 0.35, [
    ...(monthly ? [want("revenue", money({ low: 300, high: 80_000 }), "accounts.revenue")] : []),
    want("variableCost", money({ low: 3, high: 900 }), "accounts.variable_cost"),
    want("cac", money({ low: 20, high: 900 }), "accounts.cac"),
    want("renewals", numbers(0, 7), "accounts.renewals"),
    want("usage", numbers(0, 30, { places: draw.pick([0, 1]) }), "accounts.usage_per_week"),
    want("features", numbers(0, 12), "accounts.features_used"),
    want("ticketsMonth", numbers(0, 6, { places: draw.pick([0, 1]) }), "accounts.tickets_per_month"),
    want("paymentDelay", numbers(0, 60), "accounts.payment_delay_days"),
  ]);
  const segment = draw.pick(["segment", "plan", "region", "none"] as const);
  const grouped =
    segment === "segment"
      ? [want("segment", labels("segments"), "accounts.segment"), ...some(context, 0.4, [want("region", labels("regions"), [])])]
      : segment === "plan"
        ? [want("plan", labels("plans"), [], { may: ["accounts.segment"] })]
        : segment === "region"
          ? [want("region", labels("regions"), [], { may: ["accounts.segment"] })]
          : [];
  return [paid, ...(leaving === "dates" ? dates : leaving === "both" ? [...dates, lost] : [dates[0] ?? lost, lost]), ...grouped, ...more];
}

const ABOUT_ACCOUNTS = [
  "personName",
  "email",
  "phone",
  "postcode",
  "city",
  "wholeLife",
  "creditScore",
  "employees",
  "tenure",
  "agentName",
  "callsCount",
  "birthYear",
] as const;

const accounts: Shape = {
  name: "accounts",
  rows: [60, 140],
  make: (context) => [
    tableOf(
      context,
      sheetName(context, "accounts"),
      "accounts",
      mixed(context, [
        withCustomer("accounts"),
        ...accountColumns(context),
        ...someDecoys(context, ABOUT_ACCOUNTS, 1 + context.draw.below(4)),
      ]),
    ),
  ],
};

const accountsAndAnswers: Shape = {
  name: "accounts with satisfaction",
  rows: [70, 140],
  make: (context) => {
    const id = want("customerId", customerIds, ["accounts.customer_id", "answers.customer_id"]);
    const csat = want("csatShort", rated({ scale: FIVE }), "answers.csat");
    // A segment may serve both tables.
    const wanted = accountColumns(context).map((one) =>
      one.concept === "segment" || one.concept === "plan" || one.concept === "region"
        ? { ...one, may: [...(one.may ?? []), "answers.segment"] }
        : one,
    );
    return [
      tableOf(
        context,
        sheetName(context, "accounts"),
        ["accounts", "answers"],
        mixed(context, [id, ...wanted, csat, ...someDecoys(context, ABOUT_ACCOUNTS, 2)]),
      ),
    ];
  },
};

const transactions: Shape = {
  name: "transactions",
  rows: [90, 160],
  make: (context) => {
    const visits = { ...context, people: visitsOf({ ...context, people: context.people.slice(0, 40) }, context.people.length) };
    const signed = context.draw.uniform() < 0.4;
    const wanted = [
      withCustomer("transactions"),
      want("boughtOn", days(), "transactions.date"),
      want("amount", money({ low: 4, high: 3_000, signed }), "transactions.amount"),
      ...some(context, 0.4, [
        want("margin", money({ low: 1, high: 400, signed }), "transactions.margin"),
        want("recurring", flags(0.4), "transactions.is_recurring"),
      ]),
      ...someDecoys(
        context,
        ["orderId", "quantity", "unitPrice", "discount", "product", "tax", "agentName", "city"],
        1 + context.draw.below(4),
      ),
    ];
    return [tableOf(visits, sheetName(context, "transactions"), "transactions", mixed(context, wanted, 0))];
  },
};

export function ticketColumns(context: Context): readonly Wanted[] {
  return [
    want("ticketId", runningIds("T-", 41_000), "tickets.ticket_id"),
    withCustomer("tickets"),
    want("openedAt", moments(), "tickets.created_at"),
    want("resolvedAt", moments({ from: "2024-01-20", filled: 0.9 }), "tickets.resolved_at"),
    ...some(context, 0.5, [
      want("firstReply", moments({ from: "2024-01-08", filled: 0.95 }), "tickets.first_response_at"),
      context.draw.uniform() < 0.5
        ? want("handleSeconds", numbers(30, 2_400), "tickets.handle_seconds")
        : want("handleMinutes", minutes, "tickets.handle_seconds"),
      want("contacts", numbers(1, 7), "tickets.contacts"),
      want("reopened", flags(0.1), "tickets.reopened"),
      want("fcr", flags(0.6), "tickets.fcr"),
      want("channel", labels("channels"), "tickets.channel"),
      want("category", labels("categories"), "tickets.category"),
    ]),
  ];
}

/** Minutes in the file, seconds in the table. */
const minutes: Maker = (context) => {
  const made = numbers(1, 55, { holes: 0 })(context);
  return {
    ...made,
    cells: made.cells.map(({ cell, truth }) =>
      typeof truth === "object" ? { cell, stored: truth.value, truth: { value: Number(truth.value) * 60 } } : { cell, truth },
    ),
  };
};

const tickets: Shape = {
  name: "tickets",
  rows: [60, 120],
  make: (context) => {
    const visits = { ...context, people: visitsOf(context, context.people.length) };
    return [
      tableOf(
        visits,
        sheetName(context, "tickets"),
        "tickets",
        mixed(
          context,
          [
            ...ticketColumns(context),
            ...someDecoys(context, ["priority", "ticketState", "agentName", "agentId", "product"], context.draw.below(4)),
          ],
          2,
        ),
      ),
    ];
  },
};

const ticketsAndAnswers: Shape = {
  name: "tickets with satisfaction",
  rows: [60, 120],
  make: (context) => {
    const visits = { ...context, people: visitsOf(context, context.people.length) };
    const wanted = ticketColumns(context).map((one) => {
      if (one.concept === "customerId") return { ...one, must: ["tickets.customer_id", "answers.customer_id"] };
      if (one.concept === "resolvedAt" || one.concept === "openedAt") return { ...one, may: ["answers.answered_at"] };
      return one.concept === "channel" ? { ...one, may: ["answers.channel"] } : one;
    });
    const csat = want("csatShort", rated({ scale: FIVE, filled: 0.6 }), "answers.csat");
    return [tableOf(visits, sheetName(context, "tickets"), ["tickets", "answers"], mixed(context, [...wanted, csat], 2))];
  },
};

const events: Shape = {
  name: "events",
  rows: [80, 150],
  make: (context) => {
    const visits = { ...context, people: visitsOf({ ...context, people: context.people.slice(0, 35) }, context.people.length) };
    const wanted = [
      withCustomer("events"),
      want("happenedAt", moments(), "events.at"),
      want("eventType", labels("events", { filled: 1 }), "events.type"),
      ...some(context, 0.5, [
        want("stage", labels("stages"), "events.stage"),
        want("touchpoint", labels("touchpoints"), "events.touchpoint"),
      ]),
      ...someDecoys(context, ["product", "city"], context.draw.below(2)),
    ];
    return [tableOf(visits, sheetName(context, "events"), "events", mixed(context, wanted))];
  },
};

const movements: Shape = {
  name: "movements",
  rows: [60, 110],
  make: (context) => {
    const wanted = [
      want("movementMonth", context.draw.uniform() < 0.6 ? months : days(), "movements.month"),
      withCustomer("movements"),
      want("movementType", labels("movements", { filled: 1 }), "movements.type"),
      want("movementAmount", money({ low: 5, high: 900, signed: true }), "movements.amount"),
      ...someDecoys(context, ["product", "agentName"], context.draw.below(2)),
    ];
    return [tableOf(context, sheetName(context, "movements"), "movements", mixed(context, wanted, 0))];
  },
};

const invitations: Shape = {
  name: "invitations",
  rows: [60, 120],
  make: (context) => {
    const wanted = [
      withCustomer("invitations"),
      want("sentAt", context.draw.uniform() < 0.5 ? moments() : days(), "invitations.sent_at"),
      want("delivered", flags(0.95), "invitations.delivered"),
      want("startedSurvey", flags(0.5), "invitations.started"),
      want("completedSurvey", flags(0.4), "invitations.completed"),
      ...some(context, 0.5, [
        want("channel", labels("channels"), "invitations.channel"),
        want("wave", labels("waves"), "invitations.wave"),
        decoy("email"),
        decoy("language"),
      ]),
    ];
    return [tableOf(context, sheetName(context, "invitations"), "invitations", mixed(context, wanted))];
  },
};

/** Movements, events and the rest that stand in one sheet. */
export const OPERATIONS: readonly Shape[] = [
  accounts,
  accountsAndAnswers,
  transactions,
  tickets,
  ticketsAndAnswers,
  events,
  movements,
  invitations,
];

export const outcomeColumns = (context: Context): readonly Wanted[] => [
  context.draw.uniform() < 0.5 ? withCustomer("outcomes") : want("group", labels("segments", { filled: 1 }), "outcomes.group"),
  want("outcome", labels("outcomes", { filled: 1 }), "outcomes.outcome"),
  want("polarity", polarity, "outcomes.polarity"),
  want("reach", shares, "outcomes.reach"),
  want("duration", numbers(1, 180), "outcomes.duration"),
  want("intensity", numbers(1, 5), "outcomes.intensity"),
  ...some(context, 0.5, [
    want("worthDoing", flags(0.6), "outcomes.worth_doing"),
    want("wave", labels("waves"), "outcomes.wave"),
    want("comment", sentences(0.3), []),
  ]),
];

const polarity: Maker = (context) => {
  const made = numbers(0, 2, { holes: 0 })(context);
  return { cells: made.cells.map(({ truth }) => polarityCell(context, typeof truth === "object" ? Number(truth.value) - 1 : 0)) };
};

function polarityCell(context: Context, value: number): ReturnType<Maker>["cells"][number] {
  const cell = context.medium === "text" ? ({ is: "text", text: String(value) } as const) : ({ is: "number", number: value } as const);
  return { cell, truth: { value } };
}
