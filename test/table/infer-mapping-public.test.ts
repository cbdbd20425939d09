import { describe, expect, it } from "vitest";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import type { TableMapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { waveName } from "../../shared/table/wave-names.ts";
import { rawTable } from "../engine/canonical/raw-fixture.ts";
import { fixtureColumn, sheet } from "./sheet-fixture.ts";

// Shapes of public data sets and of exports that test/corpus does not write.
const tablesOf = (...raw: readonly RawTable[]): readonly TableMapping[] => inferMapping(raw).mapping.tables;
const repeated = <T>(values: readonly T[], rows = 60): T[] =>
  Array.from({ length: rows }, (_, i) => values[i % values.length]).flatMap((value) => (value === undefined ? [] : [value]));

describe("reviews", () => {
  it("with a score or stars are rated by them: Olist, Trustpilot, a conversation rating", () => {
    for (const header of ["review_score", "Review Stars", "Conversation rating", "Ticket rating", "Note de l'avis"]) {
      const [found] = tablesOf(sheet({ order_id: "idAgain", [header]: "five", review_comment_message: "text" }));
      expect([header, found?.as, found?.columns["csat"], found?.scales?.csat]).toEqual([header, "answers", header, { min: 1, max: 5 }]);
    }
  });

  it("on ten points are satisfaction and no recommendation", () => {
    const [found] = tablesOf(sheet({ Guest: "id", "Review score": "ten" }));
    expect(found?.columns).toMatchObject({ csat: "Review score" });
    expect(found?.columns["nps"]).toBeUndefined();
  });

  it("averaged, counted or in categories are no answers", () => {
    const found = tablesOf(
      sheet({ "Customer ID": "id", "Review count": "five", "Average review score": "five", "Review category": "five" }),
    );
    expect(found.filter(({ as }) => as === "answers")).toEqual([]);
  });

  it("have a day of their own beside that of the company's reply, and their text as comment", () => {
    const trustpilot = tablesOf(
      sheet({
        "Review Id": "idNumber",
        "Review Created (UTC)": "moment",
        "Review Consumer User Id": "id",
        "Review Content": "text",
        "Review Stars": "five",
        "Company Reply Date (UTC)": "moment",
      }),
    ).find(({ as }) => as === "answers");
    expect(trustpilot?.columns).toMatchObject({
      customer_id: "Review Consumer User Id",
      answered_at: "Review Created (UTC)",
      comment: "Review Content",
      csat: "Review Stars",
    });
    const store = tablesOf(sheet({ reviewId: "id", content: "text", score: "five", at: "moment", repliedAt: "moment" }))[0];
    expect(store?.columns).toMatchObject({ answered_at: "at", comment: "content", csat: "score" });
  });

  it("by a reviewer have the reviewer as customer and the review as comment", () => {
    const [found] = tablesOf(sheet({ Reviewer: "id", "Star rating": "five", Review: "text" }));
    expect(found?.columns).toMatchObject({ customer_id: "Reviewer", csat: "Star rating", comment: "Review" });
  });
});

describe("questions", () => {
  it("headed recommend are NPS where the answers go to ten", () => {
    const [found] = tablesOf(sheet({ "Customer ID": "id", "Recommend us?": "nps" }));
    expect(found?.columns).toMatchObject({ nps: "Recommend us?" });
    expect(found?.columns["recommend"]).toBeUndefined();
    expect(tablesOf(sheet({ "Customer ID": "id", recommend: "five" }))[0]?.columns).toMatchObject({ recommend: "recommend" });
  });

  it("about the overall experience are satisfaction", () => {
    const cells = repeated(["Excellent", "Good", "Fair", "Poor", "Very poor"]);
    const columns = [fixtureColumn("Customer ID", "id"), { header: "Rate your overall experience", cells }];
    expect(tablesOf(rawTable({ columns }))[0]).toMatchObject({
      columns: { csat: "Rate your overall experience" },
      scales: { csat: { min: 1, max: 5 } },
    });
  });

  it("answered with both genders in one word are read", () => {
    const answers = {
      "Satisfacción global": ["Muy satisfecho/a", "Satisfecho/a", "Insatisfecho/a", "Muy insatisfecho/a"],
      "Soddisfazione complessiva": ["Molto soddisfatto/a", "Soddisfatto/a", "Insoddisfatto/a", "Molto insoddisfatto/a"],
      "Satisfaction globale": ["Très satisfait(e)", "Satisfait(e)", "Insatisfait·e", "Très insatisfait·e"],
      "Satisfacție generală": ["Foarte mulțumit(ă)", "Mulțumit(ă)", "Nemulțumit(ă)", "Foarte nemulțumit(ă)"],
    };
    for (const [header, words] of Object.entries(answers)) {
      const [found] = tablesOf(rawTable({ columns: [fixtureColumn("Customer ID", "id"), { header, cells: repeated(words) }] }));
      expect([header, found?.columns["csat"], found?.scales?.csat]).toEqual([header, header, { min: 1, max: 4 }]);
    }
  });

  it("about hiring again are repurchase", () => {
    const cells = repeated(["Seguro que no", "Probablemente no", "Quizá", "Probablemente sí", "Seguro que sí"]);
    const columns = [fixtureColumn("Customer ID", "id"), { header: "¿Volvería a contratar con nosotros?", cells }];
    expect(tablesOf(rawTable({ columns }))[0]).toMatchObject({
      columns: { repurchase: "¿Volvería a contratar con nosotros?" },
      scales: { repurchase: { min: 1, max: 5 } },
    });
  });

  it("about convenient times and places are no effort", () => {
    const found = tablesOf(sheet({ id: "id", "Departure time convenient": "five", "Satisfaction score": "five" }));
    expect(found[0]?.columns["ces"]).toBeUndefined();
  });
});

describe("the customer", () => {
  it("is known by an e-mail address, whoever's it is said to be", () => {
    for (const header of ["Customer Email", "End User Email", "E-mail du client", "User email address"]) {
      const [found] = tablesOf(sheet({ [header]: "email", NPS: "nps" }));
      expect([header, found?.columns["customer_id"]]).toEqual([header, header]);
    }
  });

  it("of a survey is the person who answered rather than the company, where nothing else joins", () => {
    const companies = repeated(["Aster", "Birch", "Cedar", "Dahlia"]);
    const columns = [{ header: "Company", cells: companies }, fixtureColumn("Email", "email"), fixtureColumn("NPS", "nps")];
    expect(tablesOf(rawTable({ columns }))[0]?.columns["customer_id"]).toBe("Email");
  });

  it("of a ticket is who reported it, and not the agent", () => {
    const [found] = tablesOf(sheet({ "Issue key": "id", Assignee: "email", Reporter: "idAgain", Created: "moment", Resolved: "moment" }));
    expect(found?.columns).toMatchObject({ ticket_id: "Issue key", customer_id: "Reporter" });
  });

  it("is never the number of a ticket", () => {
    const number = Array.from({ length: 60 }, (_, i) => `INC00${10_000 + i}`);
    const columns = [
      { header: "number", cells: number },
      fixtureColumn("opened_at", "moment"),
      fixtureColumn("resolved_at", "moment"),
      fixtureColumn("contact_type", "label"),
      fixtureColumn("category", "label2"),
    ];
    const [found] = tablesOf(rawTable({ columns }));
    expect(found?.columns).toMatchObject({ ticket_id: "number", channel: "contact_type" });
    expect(found?.columns["customer_id"]).toBeUndefined();
  });

  it("is not the number of customers of a month", () => {
    const found = tablesOf(sheet({ Date: "day", "New MRR": "money", "Total MRR": "money", Customers: "idNumber" }));
    expect(found.map(({ columns }) => columns["customer_id"])).toEqual(found.map(() => undefined));
  });

  it("is not the ID of a list of tickets that has no other id of a ticket", () => {
    const [found] = tablesOf(
      sheet({ id: "id", channel: "label", reason: "label2", call_timestamp: "moment", "call duration in minutes": "count" }),
    );
    expect(found).toMatchObject({ as: "tickets", columns: { ticket_id: "id", created_at: "call_timestamp" } });
    expect(found?.columns["customer_id"]).toBeUndefined();
  });

  it("does something in a log of events, whatever value stands beside", () => {
    const again = { user_pseudo_id: "idAgain", event_date: "day", event_name: "label", value: "money" } as const;
    expect(tablesOf(sheet(again))[0]).toMatchObject({ as: "events", columns: { at: "event_date", type: "event_name" } });
  });

  it("of a conversation started it then", () => {
    const [found] = tablesOf(
      sheet({ "Conversation ID": "idNumber", "User ID": "idAgain", "Conversation started at": "moment", "Closed at": "moment" }),
    );
    expect(found).toMatchObject({ as: "tickets", columns: { customer_id: "User ID", created_at: "Conversation started at" } });
  });

  it("may be a long key under a header that says nothing", () => {
    const keys = Array.from({ length: 60 }, (_, i) => `waLDQMmcOu2jLDaV1ddDkgCrB/jl6sD66Xzs0Vqax${(i * 7 + 11) % 97}=`);
    const columns = [{ header: "msno", cells: keys }, fixtureColumn("is_churn", "flag")];
    expect(tablesOf(rawTable({ columns }))[0]).toMatchObject({ as: "accounts", columns: { customer_id: "msno", churned: "is_churn" } });
  });

  it("is lost or kept by words such as Attrited Customer", () => {
    const cells = repeated(["Existing Customer", "Existing Customer", "Attrited Customer"]);
    const columns = [fixtureColumn("CLIENTNUM", "idNumber"), { header: "Attrition_Flag", cells }];
    expect(tablesOf(rawTable({ columns }))[0]?.columns).toMatchObject({ customer_id: "CLIENTNUM", churned: "Attrition_Flag" });
  });
});

/** Where a heading such as "MRR Feb-24" stands in time. */
const periodOf = (header: string): number => waveName(header)?.order ?? 0;

describe("money and time that belong to something else", () => {
  it("a list of people with their income is no business case, and the income no revenue", () => {
    const found = tablesOf(
      sheet({
        ID: "idNumber",
        Year_Birth: "year",
        Income: "money",
        Dt_Customer: "day",
        MntWines: "money",
        NumWebVisitsMonth: "period",
        Complain: "flag",
        Response: "flag",
        Z_CostContact: "tenure",
      }),
    );
    expect(found.map(({ as }) => as)).toEqual(["accounts"]);
    expect(found[0]?.columns).toMatchObject({ customer_id: "ID", start_date: "Dt_Customer" });
    for (const field of ["mrr", "revenue"]) expect(found[0]?.columns[field]).toBeUndefined();
  });

  it("the day of a purchase is not the day a ticket was opened", () => {
    const [found] = tablesOf(
      sheet({ "Ticket ID": "idNumber", "Date of Purchase": "day", "First Response Time": "moment", "Ticket Type": "label" }),
    );
    expect(found?.as).toBe("tickets");
    expect(found?.columns["created_at"]).toBeUndefined();
  });

  it("recurring revenue of a month is no sale", () => {
    const summary = { Date: "day", "New MRR": "money", "Expansion MRR": "money", "Total MRR": "money", Customers: "count" } as const;
    expect(tablesOf(sheet(summary)).filter(({ as }) => as === "transactions")).toEqual([]);
  });

  it("a number that is the same for everybody is no revenue", () => {
    const cells = repeated([11]);
    const columns = [fixtureColumn("ID", "idNumber"), fixtureColumn("Customer since", "day"), { header: "Z_Revenue", cells }];
    expect(tablesOf(rawTable({ columns }))[0]?.columns["revenue"]).toBeUndefined();
  });

  it("an annual premium is revenue", () => {
    expect(tablesOf(sheet({ "Policy Number": "id", "Annual Premium": "money" }))[0]?.columns).toMatchObject({ revenue: "Annual Premium" });
  });

  it("of the same money in a column a period the latest is what the customer pays", () => {
    for (const headers of [
      ["MRR Jan-24", "MRR Feb-24", "MRR Mar-24"],
      ["MRR 2024-03", "MRR 2024-01", "MRR 2024-02"],
      ["Annual revenue 2022", "Annual revenue 2023", "Annual revenue 2024"],
    ]) {
      const latest = headers.toSorted((a, b) => periodOf(a) - periodOf(b)).at(-1);
      const [found] = tablesOf(
        sheet({ Account: "id", "Start date": "day", ...Object.fromEntries(headers.map((header) => [header, "money" as const])) }),
      );
      expect([found?.columns["mrr"], found?.columns["revenue"]]).toContain(latest);
    }
  });

  it("a way of paying or an address of a page is no channel", () => {
    const pages = repeated(["https://acme.com/pricing", "https://acme.com/help"]);
    const columns = [
      fixtureColumn("Customer ID", "id"),
      fixtureColumn("NPS", "nps"),
      fixtureColumn("Preferred payment mode", "label"),
      { header: "Source URL", cells: pages },
    ];
    expect(tablesOf(rawTable({ columns }))[0]?.columns["channel"]).toBeUndefined();
  });
});
