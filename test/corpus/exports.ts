import type { CanonicalTable } from "../../shared/table/fields.ts";
import { numbered, rated, worded } from "./answers.ts";
import { EMPTY, numberCell, textCell } from "./cells.ts";
import { type Context, createContext, visitsOf } from "./context.ts";
import type { Format, LabelledColumn, LabelledFile, LabelledTable } from "./labelled.ts";
import { days, emails, flags, labels, type Maker, moments, money, numbers, people, runningIds, sentences } from "./makers.ts";

/**
 * Exports as the programs write them: their headings, their rows of headings, their ways with dates and choices. docs/exports.md
 * tells what is recognised by them.
 */
type Column = {
  readonly heading: string;
  readonly shown?: string;
  readonly make: Maker;
  readonly must?: readonly string[];
  readonly may?: readonly string[];
};

const col = (heading: string, make: Maker, must: string | readonly string[] = [], more: Partial<Column> = {}): Column => ({
  heading,
  make,
  must: typeof must === "string" ? [must] : must,
  ...more,
});

/** The same words in every row, or words in turn. */
const fixed =
  (...values: readonly string[]): Maker =>
  (context) => ({ cells: context.people.map((_, index) => textCell(values[index % values.length] ?? "")) });
const empty: Maker = (context) => ({ cells: context.people.map(() => EMPTY) });
const hashes: Maker = (context) => ({
  cells: context.people.map((_, index) => textCell(`k${(index * 7_919 + 104_729).toString(36)}x${index}`)),
});
const ids =
  (prefix: string): Maker =>
  (context) => ({ cells: context.people.map(({ number }) => textCell(`${prefix}${4_100 + number}`)) });
const zeros: Maker = (context) => ({
  cells: context.people.map(() => numberCell({ ...context, hand: { ...context.hand, decimal: "." } }, 0, { places: 2, grouped: false })),
});
const numericIds =
  (from: number): Maker =>
  (context) => ({
    cells: context.people.map(({ number }) => ({ ...numberCell(context, from + number), truth: { value: String(from + number) } })),
  });

const NPS = { min: 0, max: 10 } as const;
const FIVE = { min: 1, max: 5 } as const;
const RECOMMEND = "How likely are you to recommend us to a friend or colleague?";
const SATISFIED = "Overall, how satisfied or dissatisfied are you with our company?";
const EASE = "How easy was it to resolve your issue today?";

type Export = {
  readonly name: string;
  readonly program: string;
  readonly as: readonly CanonicalTable[];
  readonly columns: (context: Context) => readonly Column[];
  /** Further heading rows, by column. */
  readonly under?: (columns: readonly Column[]) => readonly (readonly string[])[];
  readonly formats: readonly Format[];
  /** Several rows a customer. */
  readonly visits?: true;
};

const isoMoments: Maker = (context) => moments()({ ...context, hand: { ...context.hand, date: "iso" } });
const americanMoments: Maker = (context) => moments()({ ...context, hand: { ...context.hand, date: "mdySlash" } });
const isoDays: Maker = (context) => days()({ ...context, hand: { ...context.hand, date: "iso" } });

const QUALTRICS = (customer: "reference" | "mail" | "response", answers: "numbers" | "words"): readonly Column[] => [
  col("StartDate", isoMoments, [], { shown: "Start Date" }),
  col("EndDate", isoMoments, [], { shown: "End Date" }),
  col("Status", fixed("IP Address"), [], { shown: "Response Type" }),
  col("IPAddress", fixed("203.0.113.7", "198.51.100.4"), [], { shown: "IP Address" }),
  col("Progress", fixed("100"), [], { shown: "Progress" }),
  col("Duration (in seconds)", numbers(40, 900), [], { shown: "Duration (in seconds)" }),
  col("Finished", fixed("True"), [], { shown: "Finished" }),
  col("RecordedDate", isoMoments, "answers.answered_at", { shown: "Recorded Date" }),
  col("ResponseId", hashes, customer === "response" ? "answers.customer_id" : [], { shown: "Response ID" }),
  col("RecipientLastName", empty, [], { shown: "Recipient Last Name" }),
  col("RecipientFirstName", empty, [], { shown: "Recipient First Name" }),
  col("RecipientEmail", customer === "mail" ? emails : empty, customer === "mail" ? "answers.customer_id" : [], {
    shown: "Recipient Email",
  }),
  col("ExternalReference", customer === "reference" ? ids("K-") : empty, customer === "reference" ? "answers.customer_id" : [], {
    shown: "External Data Reference",
  }),
  col("LocationLatitude", numbers(40, 52, { places: 4 }), [], { shown: "Location Latitude" }),
  col("LocationLongitude", numbers(1, 14, { places: 4 }), [], { shown: "Location Longitude" }),
  col("DistributionChannel", fixed("anonymous", "email"), [], { shown: "Distribution Channel", may: ["answers.channel"] }),
  col("UserLanguage", fixed("EN", "FR"), [], { shown: "User Language" }),
  col("Q1_NPS_GROUP", labels("npsGroups"), [], { shown: `${RECOMMEND} - Group` }),
  col("Q1", rated({ scale: NPS }), "answers.nps", { shown: RECOMMEND }),
  col("Q2", answers === "words" ? worded("satisfied5") : rated({ scale: FIVE }), "answers.csat", { shown: SATISFIED }),
  col(
    "Q3",
    answers === "words" ? worded("ease7", { highIs: "easy" }) : rated({ scale: { min: 1, max: 7, highIs: "easy" } }),
    "answers.ces",
    { shown: EASE },
  ),
  col("Q4", sentences(0.4), "answers.comment", { shown: "What is the main reason for your score?" }),
];

const importIds = (columns: readonly Column[]): readonly (readonly string[])[] => [
  columns.map(({ shown, heading }) => shown ?? heading),
  columns.map(
    ({ heading }, index) => `{"ImportId":"${index < 17 ? heading.slice(0, 1).toLowerCase() + heading.slice(1) : `QID${index}`}"}`,
  ),
];

const EXPORTS: readonly Export[] = [
  ...(["reference", "mail", "response"] as const).flatMap((customer) =>
    (["numbers", "words"] as const).map(
      (answers): Export => ({
        name: `qualtrics-${customer}-${answers}`,
        program: "Qualtrics",
        as: ["answers"],
        columns: () => QUALTRICS(customer, answers),
        under: importIds,
        formats: ["csv", "xlsx"],
      }),
    ),
  ),
  {
    name: "surveymonkey",
    program: "SurveyMonkey",
    as: ["answers"],
    formats: ["csv", "xlsx", "xls"],
    columns: () => [
      col("Respondent ID", numericIds(114_000_000_000)),
      col("Collector ID", fixed("431223344")),
      col("Date Created", americanMoments),
      col("Date Modified", americanMoments, "answers.answered_at"),
      col("IP Address", fixed("203.0.113.7", "198.51.100.4")),
      col("Email Address", emails, "answers.customer_id"),
      col("First Name", empty),
      col("Last Name", empty),
      col("Custom Data 1", empty),
      col(RECOMMEND, numbered("likely5", NPS), "answers.nps"),
      col(SATISFIED, worded("satisfied5"), "answers.csat"),
      col("Do you have any other comments, questions, or concerns?", sentences(0.5), "answers.comment"),
    ],
    under: (columns) => [
      columns.map(({ must }, index) => (index < 9 ? "" : must?.includes("answers.comment") === true ? "Open-Ended Response" : "Response")),
    ],
  },
  {
    name: "surveymonkey-own-ids",
    program: "SurveyMonkey",
    as: ["answers"],
    formats: ["csv", "xlsx"],
    columns: () => [
      col("Respondent ID", numericIds(114_000_000_000)),
      col("Collector ID", fixed("431223344", "431223399")),
      col("Date Created", americanMoments),
      col("Date Modified", americanMoments, "answers.answered_at"),
      col("IP Address", empty),
      col("Email Address", empty),
      col("First Name", empty),
      col("Last Name", empty),
      col("Custom Data 1", ids("K-"), "answers.customer_id"),
      col(RECOMMEND, rated({ scale: NPS }), "answers.nps"),
      col(EASE, worded("ease5", { highIs: "easy" }), "answers.ces"),
    ],
    under: (columns) => [columns.map((_, index) => (index < 9 ? "" : "Response"))],
  },
  ...[
    [
      "Timestamp",
      "Email Address",
      "Overall, how satisfied are you with your visit?",
      "How likely are you to recommend us to a friend?",
      "Any comments?",
    ],
    [
      "Horodateur",
      "Adresse e-mail",
      "Globalement, êtes-vous satisfait de votre visite ?",
      "Nous recommanderiez-vous à un ami (0 à 10) ?",
      "Avez-vous des commentaires ?",
    ],
    [
      "Informazioni cronologiche",
      "Indirizzo email",
      "Nel complesso, è soddisfatto della sua visita?",
      "Ci consiglierebbe a un amico (0-10)?",
      "Ha dei commenti?",
    ],
    [
      "Marcaj de timp",
      "Adresă de e-mail",
      "Per ansamblu, sunteți mulțumit de vizită?",
      "Ne-ați recomanda unui prieten (0-10)?",
      "Aveți comentarii?",
    ],
    [
      "Zeitstempel",
      "E-Mail-Adresse",
      "Sind Sie insgesamt mit Ihrem Besuch zufrieden?",
      "Würden Sie uns einem Freund weiterempfehlen (0-10)?",
      "Haben Sie Anmerkungen?",
    ],
    [
      "Marca temporal",
      "Dirección de correo electrónico",
      "En general, ¿está satisfecho con su visita?",
      "¿Nos recomendaría a un amigo (0-10)?",
      "¿Tiene comentarios?",
    ],
    [
      "Carimbo de data/hora",
      "Endereço de e-mail",
      "No geral, está satisfeito com a visita?",
      "Recomendaria a nossa loja a um amigo (0-10)?",
      "Tem comentários?",
    ],
  ].map(
    ([stamp = "", mail = "", csat = "", nps = "", comment = ""], index): Export => ({
      name: `google-forms-${index + 1}`,
      program: "Google Forms",
      as: ["answers"],
      formats: [index % 2 === 0 ? "csv" : "xlsx"],
      columns: () => [
        col(stamp, index === 0 ? americanMoments : moments(), "answers.answered_at"),
        col(mail, emails, "answers.customer_id"),
        col(csat, rated({ scale: FIVE }), "answers.csat"),
        col(nps, rated({ scale: NPS }), "answers.nps"),
        col(comment, sentences(0.5), "answers.comment"),
      ],
    }),
  ),
  {
    name: "typeform",
    program: "Typeform",
    as: ["answers"],
    formats: ["csv", "xlsx"],
    columns: () => [
      col("#", hashes),
      col(RECOMMEND, rated({ scale: NPS }), "answers.nps"),
      col("How satisfied are you with our service?", rated({ scale: FIVE }), "answers.csat"),
      col("What could we do better?", sentences(0.5), "answers.comment"),
      col("customer_id", ids("K-"), "answers.customer_id"),
      col("Response Type", fixed("completed")),
      col("Start Date (UTC)", isoMoments),
      col("Stage Date (UTC)", empty),
      col("Submit Date (UTC)", isoMoments, "answers.answered_at"),
      col("Network ID", hashes),
      col("Tags", empty),
    ],
  },
  {
    name: "delighted",
    program: "Delighted",
    as: ["answers"],
    formats: ["csv"],
    columns: () => [
      col("Response ID", numericIds(880_000)),
      col("Person ID", numericIds(120_000), "answers.customer_id"),
      col("Name", people),
      col("Email", emails),
      col("Score", rated({ scale: NPS, filled: 1 }), "answers.nps"),
      col("Comment", sentences(0.5), "answers.comment"),
      col("Survey Type", fixed("NPS")),
      col("Survey Channel", fixed("Email", "Link"), [], { may: ["answers.channel"] }),
      col("Created At", isoMoments, "answers.answered_at"),
      col("Updated At", isoMoments),
      col("Permalink", hashes),
    ],
  },
  {
    name: "zendesk",
    program: "Zendesk",
    as: ["tickets", "answers"],
    formats: ["csv", "xlsx"],
    visits: true,
    columns: () => [
      col("Summation column", fixed("1")),
      col("Id", runningIds("", 52_000), "tickets.ticket_id"),
      col("Requester", people),
      col("Requester id", numericIds(360_000_000_000), ["tickets.customer_id", "answers.customer_id"]),
      col("Requester external id", empty),
      col("Requester email", emails),
      col("Requester domain", fixed("example.com")),
      col("Submitter", people),
      col("Assignee", fixed("Dana", "Lee", "Kim")),
      col("Group", fixed("Support", "Billing"), [], { may: ["tickets.category"] }),
      col("Subject", sentences(1)),
      col("Tags", fixed("vip", "trial new")),
      col("Status", fixed("Closed", "Solved", "Open")),
      col("Priority", fixed("Normal", "High", "Low")),
      col("Via", fixed("Mail", "Web", "Chat"), "tickets.channel", { may: ["answers.channel"] }),
      col("Ticket type", fixed("Question", "Incident", "Problem"), [], { may: ["tickets.category"] }),
      col("Created at", isoMoments, "tickets.created_at"),
      col("Updated at", isoMoments),
      col("Assigned at", isoMoments),
      col("Organization", fixed("Acme", "Globex", "Initech")),
      col("Due date", empty),
      col("Initially assigned at", isoMoments),
      col("Solved at", moments({ from: "2024-02-01", filled: 0.9 }), "tickets.resolved_at", { may: ["answers.answered_at"] }),
      col("Resolution time", numbers(1, 300)),
      col("Satisfaction Score", goodOrBad, "answers.csat"),
      col("Group stations", numbers(0, 3)),
      col("Assignee stations", numbers(0, 3)),
      col("Reopens", reopens, "tickets.reopened"),
      col("Replies", numbers(0, 9), [], { may: ["tickets.contacts"] }),
      col("First reply time in minutes", numbers(1, 900)),
      col("Full resolution time in minutes", numbers(10, 9_000)),
    ],
  },
  {
    name: "hubspot-companies",
    program: "HubSpot",
    as: ["accounts"],
    formats: ["csv", "xlsx"],
    columns: () => [
      col("Record ID", numericIds(7_100_000_000), "accounts.customer_id"),
      col("Company name", people),
      col("Company owner", fixed("Dana", "Lee", "Kim")),
      col("Create Date", isoMoments),
      col("Phone Number", empty),
      col("Last Activity Date", isoMoments),
      col("City", labels("cities")),
      col("Country/Region", fixed("France", "Italy", "Romania")),
      col("Industry", fixed("Retail", "Banking", "Telecom"), [], { may: ["accounts.segment"] }),
      col("Lifecycle Stage", fixed("Customer", "Evangelist"), []),
      col("Became a Customer Date", isoDays, "accounts.start_date"),
      col("Annual Revenue", money({ low: 100_000, high: 90_000_000, places: 0 })),
      col("Number of Employees", numbers(5, 5_000)),
      col("MRR", money({ low: 50, high: 4_000 }), "accounts.mrr"),
      col("Churned", flags(0.2), "accounts.churned"),
    ],
  },
  {
    name: "salesforce-accounts",
    program: "Salesforce",
    as: ["accounts"],
    formats: ["csv", "xlsx", "xls"],
    columns: () => [
      col("Account Owner", fixed("Dana", "Lee", "Kim")),
      col("Account Name", people),
      col("Account ID", ids("0013000000AbC"), "accounts.customer_id"),
      col("Type", fixed("Customer", "Prospect", "Partner"), [], { may: ["accounts.segment"] }),
      col("Industry", fixed("Retail", "Banking", "Telecom"), [], { may: ["accounts.segment"] }),
      col("Billing Country", fixed("France", "Italy", "Romania")),
      col("Annual Revenue", money({ low: 100_000, high: 90_000_000, places: 0 })),
      col("Employees", numbers(5, 5_000)),
      col("Customer Since", americanDays, "accounts.start_date"),
      col("Monthly Recurring Revenue", money({ low: 50, high: 4_000 }), "accounts.mrr"),
      col("Created Date", americanDays),
      col("Last Activity", americanDays),
    ],
  },
  {
    name: "stripe-subscriptions",
    program: "Stripe",
    as: ["accounts"],
    formats: ["csv"],
    columns: () => [
      col("id", ids("sub_1N")),
      col("Customer ID", ids("cus_O"), "accounts.customer_id"),
      col("Customer Description", empty),
      col("Customer Email", emails),
      col("Plan", fixed("price_basic", "price_pro"), [], { may: ["accounts.segment"] }),
      col("Quantity", fixed("1")),
      col("Currency", fixed("eur")),
      col("Interval", fixed("month")),
      col("Amount", pounds, "accounts.mrr"),
      col("Status", subscriptionStates, [], { may: ["accounts.churned"] }),
      col("Created (UTC)", isoMoments),
      col("Start (UTC)", isoMoments, "accounts.start_date"),
      col("Current Period Start (UTC)", isoMoments),
      col("Current Period End (UTC)", isoMoments),
      col("Trial Start (UTC)", empty),
      col("Trial End (UTC)", empty),
      col("Canceled At (UTC)", empty, [], { may: ["accounts.end_date"] }),
      col("Ended At (UTC)", lateMoments, "accounts.end_date"),
    ],
  },
  {
    name: "stripe-payments",
    program: "Stripe",
    as: ["transactions"],
    formats: ["csv"],
    visits: true,
    columns: () => [
      col("id", ids("ch_3N")),
      col("Created date (UTC)", isoMoments, "transactions.date"),
      col("Amount", pounds, "transactions.amount"),
      col("Amount Refunded", zeros),
      col("Currency", fixed("eur")),
      col("Captured", fixed("true")),
      col("Converted Amount", pounds),
      col("Converted Amount Refunded", zeros),
      col("Converted Currency", fixed("eur")),
      col("Description", fixed("Subscription update", "Subscription creation")),
      col("Fee", pounds),
      col("Seller Message", fixed("Payment complete.")),
      col("Status", fixed("Paid", "Refunded")),
      col("Card ID", ids("card_1N")),
      col("Customer ID", ids("cus_O"), "transactions.customer_id"),
      col("Customer Email", emails),
    ],
  },
  {
    name: "chartmogul-activities",
    program: "ChartMogul",
    as: ["movements"],
    formats: ["csv", "jsonl"],
    columns: () => [
      col("date", isoMoments, "movements.month"),
      col("type", fixed("new_biz", "expansion", "contraction", "churn", "reactivation"), "movements.type"),
      col("activity-mrr", pounds),
      col("activity-mrr-movement", pounds, "movements.amount"),
      col("activity-arr", pounds),
      col("currency", fixed("EUR")),
      col("customer-name", people),
      col("customer-external-id", ids("K-"), "movements.customer_id"),
      col("customer-uuid", hashes),
      col("plan-external-id", fixed("basic", "pro")),
      col("description", fixed("purchased the Silver plan", "upgraded to Gold")),
      col("uuid", hashes),
    ],
  },
];

/** Amounts as a program writes them: a point, no thousands mark, no currency. */
function pounds(context: Context): ReturnType<Maker> {
  return {
    cells: context.people.map(() =>
      numberCell({ ...context, hand: { ...context.hand, decimal: "." } }, (100 + context.draw.below(90_000)) / 100, {
        places: 2,
        grouped: false,
      }),
    ),
  };
}

function americanDays(context: Context): ReturnType<Maker> {
  return days()({ ...context, hand: { ...context.hand, date: "mdySlash" } });
}

function lateMoments(context: Context): ReturnType<Maker> {
  return moments({ from: "2025-06-01", filled: 0.3 })({ ...context, hand: { ...context.hand, date: "iso" } });
}

function subscriptionStates(context: Context): ReturnType<Maker> {
  return {
    cells: context.people.map(() =>
      context.draw.uniform() < 0.8 ? textCell("active", { value: false }) : textCell("canceled", { value: true }),
    ),
  };
}

/** What Zendesk's own satisfaction question answers; offered is not answered. */
function goodOrBad(context: Context): ReturnType<Maker> {
  return {
    scale: { min: 0, max: 1 },
    cells: context.people.map(({ mood }, index) => {
      if (index % 3 !== 0) return textCell(index % 2 === 0 ? "Offered" : "Not Offered", "missing");
      return textCell(mood > -0.5 ? "Good" : "Bad", { value: mood > -0.5 ? 1 : 0 });
    }),
  };
}

/** How often a ticket was opened again: any number above nought is yes. */
function reopens(context: Context): ReturnType<Maker> {
  return {
    cells: context.people.map(() => {
      const times = context.draw.uniform() < 0.8 ? 0 : 1 + context.draw.below(2);
      return { ...numberCell(context, times), truth: { value: times > 0 }, stored: times };
    }),
  };
}

/** Every export in every format it comes in. */
export function knownExports(seed: number): readonly LabelledFile[] {
  const files: LabelledFile[] = [];
  for (const one of EXPORTS)
    for (const format of one.formats) {
      const context = createContext(seed + files.length * 31, "en", format, 70 + (files.length % 5) * 11, "first");
      const own =
        one.visits === true
          ? { ...context, people: visitsOf({ ...context, people: context.people.slice(0, 30) }, context.people.length) }
          : context;
      const wanted = one.columns(own);
      const columns = wanted.map(({ make, heading, shown, must = [], may = [] }): LabelledColumn => {
        const made = make(own);
        return {
          heading,
          ...(shown === undefined ? {} : { shown }),
          must,
          may,
          cells: made.cells,
          ...(made.scale === undefined ? {} : { scale: made.scale }),
        };
      });
      const under = one.under?.(wanted);
      const table: LabelledTable = {
        sheet: format === "csv" || format === "jsonl" ? null : "Sheet1",
        as: one.as,
        columns,
        ...(under === undefined ? {} : { underHeadings: under }),
      };
      files.push({
        name: `export-${one.name}.${format}`,
        format,
        shape: "known export",
        language: "en",
        tables: [table],
        known: one.program,
        ...(format === "csv"
          ? {
              dialect: {
                delimiter: ",",
                encoding: files.length % 3 === 0 ? "utf-8-bom" : "utf-8",
                lineEnd: "\r\n",
                quoteAll: files.length % 2 === 0,
              },
            }
          : {}),
      });
    }
  return files;
}
