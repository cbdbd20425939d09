import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXPORT_SHAPES } from "../../shared/table/export-shapes.ts";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import { recogniseExport } from "../../shared/table/recognise-export.ts";
import { rawTable } from "../engine/canonical/raw-fixture.ts";
import { fixtureColumn, type Kind, sheet } from "./sheet-fixture.ts";

type Case = {
  readonly name: string;
  readonly as: string;
  readonly columns: Readonly<Record<string, Kind>>;
  readonly map: Readonly<Record<string, string>>;
};

const CASES: readonly Case[] = [
  {
    name: "Qualtrics",
    as: "answers",
    columns: {
      StartDate: "moment",
      EndDate: "moment",
      Status: "one",
      IPAddress: "text",
      Progress: "ten",
      "Duration (in seconds)": "seconds",
      Finished: "bool",
      RecordedDate: "moment",
      ResponseId: "id",
      RecipientEmail: "empty",
      ExternalReference: "idNumber",
      DistributionChannel: "label",
      UserLanguage: "label2",
      Q1: "nps",
      Q1_NPS_GROUP: "label",
      Q2: "text",
    },
    map: { customer_id: "ExternalReference", answered_at: "RecordedDate", channel: "DistributionChannel", nps: "Q1" },
  },
  {
    name: "SurveyMonkey",
    as: "answers",
    columns: {
      "Respondent ID": "idNumber",
      "Collector ID": "idAgain",
      "Date Created": "moment",
      "Date Modified": "moment",
      "IP Address": "text",
      "Email Address": "email",
      "How likely is it that you would recommend us to a friend or colleague?": "nps",
      "Overall, how satisfied are you?": "words",
    },
    map: {
      customer_id: "Email Address",
      answered_at: "Date Modified",
      nps: "How likely is it that you would recommend us to a friend or colleague?",
      csat: "Overall, how satisfied are you?",
    },
  },
  {
    name: "Google Forms",
    as: "answers",
    columns: {
      Horodateur: "moment",
      "Adresse e-mail": "email",
      "Êtes-vous satisfait de nos services ?": "five",
      "Un commentaire ?": "text",
    },
    map: { customer_id: "Adresse e-mail", answered_at: "Horodateur", csat: "Êtes-vous satisfait de nos services ?" },
  },
  {
    name: "Typeform",
    as: "answers",
    columns: {
      "#": "id",
      "How easy was it to get help?": "seven",
      "Response Type": "one",
      "Start Date (UTC)": "moment",
      "Stage Date (UTC)": "empty",
      "Submit Date (UTC)": "moment",
      "Network ID": "idNumber",
      Tags: "empty",
    },
    map: { customer_id: "Network ID", answered_at: "Submit Date (UTC)", ces: "How easy was it to get help?" },
  },
  {
    name: "Zendesk",
    as: "tickets",
    columns: {
      "Summation column": "one",
      Id: "idNumber",
      Requester: "label",
      "Requester id": "idAgain",
      Assignee: "label",
      Group: "label2",
      Via: "label",
      "Ticket type": "label2",
      "Created at": "moment",
      "Updated at": "moment",
      "Solved at": "moment",
      Reopens: "count",
      "First reply time in minutes": "seconds",
    },
    map: {
      ticket_id: "Id",
      customer_id: "Requester id",
      created_at: "Created at",
      resolved_at: "Solved at",
      channel: "Via",
      category: "Ticket type",
      reopened: "Reopens",
    },
  },
  {
    name: "HubSpot",
    as: "accounts",
    columns: {
      "Record ID": "idNumber",
      "Company name": "text",
      "Company owner": "label",
      "Create Date": "moment",
      "Became a customer date": "day",
      Industry: "label",
      "Annual Revenue": "money",
    },
    map: { customer_id: "Record ID", start_date: "Became a customer date", segment: "Industry" },
  },
  {
    name: "Salesforce",
    as: "accounts",
    columns: {
      "Account ID": "id",
      "Account Name": "text",
      "Account Owner": "label",
      Type: "label",
      "Billing State/Province": "label2",
      "Annual Revenue": "money",
      "Last Activity": "day",
    },
    map: { customer_id: "Account ID", segment: "Type" },
  },
  {
    name: "Stripe",
    as: "transactions",
    columns: {
      id: "id",
      "Created date (UTC)": "moment",
      Amount: "money",
      "Amount Refunded": "money",
      Currency: "one",
      Status: "open",
      "Customer ID": "idAgain",
      Fee: "money",
    },
    map: { customer_id: "Customer ID", date: "Created date (UTC)", amount: "Amount" },
  },
  {
    name: "ChartMogul",
    as: "movements",
    columns: {
      Date: "month",
      "Customer External ID": "idAgain",
      "Customer Name": "label",
      Type: "movement",
      "Activity MRR Movement": "money",
      "Activity MRR": "money",
    },
    map: { month: "Date", customer_id: "Customer External ID", type: "Type", amount: "Activity MRR Movement" },
  },
];

describe("an export is recognised by its headers", () => {
  it.each(CASES)("of $name as $as", ({ name, as, columns, map }) => {
    const raw = sheet(columns, { file: "export.csv", sheet: null });
    expect(recogniseExport(raw.columns)).toMatchObject({ name, as });
    const guess = inferMapping([raw]).guesses.find((one) => one.as === as);
    expect(guess).toMatchObject({ confidence: 0.97, reason: { code: "exportTable", detail: { name } } });
    expect(inferMapping([raw]).mapping.tables.find((one) => one.as === as)?.columns).toMatchObject(map);
  });

  it.each(CASES)("of $name whatever the order of its columns, but for the form's first", ({ name, columns }) => {
    const raw = sheet(columns);
    const turned = name === "Google Forms" ? raw.columns : [...raw.columns].reverse();
    expect(recogniseExport(turned)?.name).toBe(name);
  });

  it("of Delighted, with the kind of its score", () => {
    const columns = (type: string) => [
      fixtureColumn("Person ID", "idNumber"),
      fixtureColumn("Email", "email"),
      { header: "Survey Type", cells: Array(60).fill(type) },
      fixtureColumn("Score", type === "NPS" ? "nps" : "five"),
      fixtureColumn("Comment", "text"),
      fixtureColumn("Created At", "moment"),
    ];
    const mapped = (type: string) => inferMapping([rawTable({ columns: columns(type) })]).mapping.tables[0]?.columns;
    expect(mapped("NPS")).toMatchObject({ customer_id: "Person ID", nps: "Score", comment: "Comment", answered_at: "Created At" });
    expect(mapped("CSAT")).toMatchObject({ csat: "Score" });
  });

  it("and the customer's own turnover is never taken for revenue", () => {
    for (const name of ["HubSpot", "Salesforce"]) {
      const found = CASES.find((one) => one.name === name);
      const columns = inferMapping([sheet(found?.columns ?? {})]).mapping.tables[0]?.columns;
      expect(columns).not.toHaveProperty("revenue");
      expect(columns).not.toHaveProperty("mrr");
    }
  });

  it("and a table with other headers is none", () => {
    expect(recogniseExport(sheet({ "Customer ID": "id", Timestamp: "moment", Amount: "money" }).columns)).toBeNull();
  });
});

it("docs/exports.md names every header of every shape", () => {
  const text = readFileSync("docs/exports.md", "utf8").toLowerCase();
  const key = text.replace(/[^a-z0-9`|\n]+/g, "");
  for (const { name, needs, fields } of EXPORT_SHAPES) {
    expect(text).toContain(name.toLowerCase());
    for (const header of [...needs.flat(), ...Object.values(fields).flat()]) expect(key, `${name}: ${header}`).toContain(`\`${header}\``);
  }
});
