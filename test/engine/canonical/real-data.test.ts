import { existsSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { inferFromStore } from "../../../electron/engine/canonical/infer-from-store.ts";
import { importFile } from "../../../electron/engine/import/import-file.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { InferredMapping, TableMapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { PUBLIC_DATA } from "../../support/public-data.ts";

type Opened = { readonly store: Store; readonly inferred: InferredMapping; readonly facts: CanonicalFacts };

/** Opens files, infers their mapping and builds the canonical tables, without help. */
async function open(paths: readonly string[], use: (opened: Opened) => Promise<void>): Promise<void> {
  const store = await Store.open();
  try {
    const tables: RawTable[] = [];
    let number = 1;
    for (const path of paths) {
      const read = await importFile(store, { path, name: basename(path) }, () => `raw_${number++}`, QUIET_JOB);
      if (!read.ok) throw new Error(JSON.stringify(read.problem));
      tables.push(...read.value);
    }
    const inferred = await inferFromStore(store, tables);
    const built = await buildCanonical(store, tables, inferred.mapping, QUIET_JOB);
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    await use({ store, inferred, facts: built.value });
  } finally {
    store.close();
  }
}

const mapped = ({ mapping }: InferredMapping, as: string): readonly TableMapping[] => mapping.tables.filter((table) => table.as === as);

describe.skipIf(!existsSync(`${PUBLIC_DATA}/Telco_customer_churn_services.xlsx`))(
  "IBM's Telco sample (skipped where ../shared/data is absent)",
  () => {
    const file = (name: string): string => `${PUBLIC_DATA}/Telco_customer_churn_${name}.xlsx`;

    it("finds join, satisfaction, churn, monthly charge and contract in services and status", async () => {
      await open([file("services"), file("status")], async ({ store, inferred, facts }) => {
        const [services, status] = mapped(inferred, "accounts");
        expect(services?.columns).toMatchObject({ customer_id: "Customer ID", mrr: "Monthly Charge", segment: "Contract" });
        expect(services?.columns).not.toHaveProperty("revenue");
        expect(services?.columns).not.toHaveProperty("start_date");
        expect(services?.columns).toMatchObject({
          "Payment Method": "Payment Method",
          "Total Revenue": "Total Revenue",
          Quarter: "Quarter",
        });
        expect(status?.columns).toMatchObject({ customer_id: "Customer ID", churned: "Churn Value" });
        expect(mapped(inferred, "answers")).toEqual([
          {
            file: "Telco_customer_churn_status.xlsx",
            sheet: "Telco_Churn4",
            as: "answers",
            columns: { customer_id: "Customer ID", csat: "Satisfaction Score" },
            scales: { csat: { min: 1, max: 5 } },
          },
        ]);
        expect(facts.customers).toBe(7043);
        expect(facts.sources.every(({ rows, used, excluded }) => rows === 7043 && used === 7043 && excluded.length === 0)).toBe(true);
        expect(facts.latestDay).toBeNull();
        // 1,869 of 7,043 left, as the sample's own description says.
        const counts = await store.one(
          "select count(*) as accounts, count_if(churned) as lost, count(mrr) as paying, count(distinct segment) as segments from accounts",
        );
        expect(counts).toEqual({ accounts: 7043, lost: 1869, paying: 7043, segments: 3 });
        expect(await store.one("select count(*) as answers, count_if(csat >= 4) as satisfied from answers")).toEqual({
          answers: 7043,
          satisfied: 1789 + 1149,
        });
      });
    });

    it("joins the demographics as well, in any order of the files", async () => {
      await open([file("demographics"), file("status"), file("services")], async ({ store, facts }) => {
        expect(facts.fields.accounts).toEqual(expect.arrayContaining(["segment", "churned", "mrr", "Gender", "Age", "Married"]));
        expect(await store.one("select count(*) as n, count(Age) as ages, count(mrr) as paying from accounts")).toEqual({
          n: 7043,
          ages: 7043,
          paying: 7043,
        });
      });
    });
  },
);

describe.skipIf(!existsSync(`${PUBLIC_DATA}/cdnow_transactions.csv`))("the CDNOW sample (skipped where ../shared/data is absent)", () => {
  it("is transactions; the ids keep their zeros", async () => {
    await open([`${PUBLIC_DATA}/cdnow_transactions.csv`], async ({ store, inferred, facts }) => {
      expect(inferred.mapping.tables[0]).toMatchObject({
        as: "transactions",
        columns: { customer_id: "customer_id", date: "date", amount: "amount" },
      });
      expect(facts).toMatchObject({ customers: 2357, latestDay: "1998-06-30" });
      expect(await store.one("select customer_id as first from customers where customer = 0")).toEqual({ first: "0001" });
    });
  });
});

describe.skipIf(!existsSync("samples/aurora.xlsx"))("the samples", () => {
  it("aurora.xlsx holds every canonical table", async () => {
    await open(["samples/aurora.xlsx"], async ({ inferred, facts }) => {
      expect(Object.keys(facts.fields).toSorted()).toEqual(
        [
          "accounts",
          "answers",
          "cashflows",
          "events",
          "invitations",
          "movements",
          "outcomes",
          "segment_costs",
          "tasks",
          "tickets",
          "transactions",
        ].toSorted(),
      );
      expect(mapped(inferred, "answers")[0]?.columns).toMatchObject({
        customer_id: "Cust_ID",
        nps: "Recommend (0-10)",
        csat: "CSAT (1-5)",
        sat: "Overall satisfaction (1-5)",
        recommend: "Would recommend (1-5)",
        repurchase: "Would buy again (1-5)",
      });
      expect(mapped(inferred, "accounts")[0]?.columns).toMatchObject({ mrr: "MRR", revenue: "Revenue 12 months", end_date: "End date" });
      expect(facts.scales.ces).toEqual({ min: 1, max: 7, highIs: "easy" });
    });
  });

  it("sondage.csv is a French survey; its bare effort score is high when easy, as the satisfied show", async () => {
    await open(["samples/sondage.csv"], async ({ inferred, facts }) => {
      expect(inferred.mapping.tables[0]).toMatchObject({
        as: "answers",
        columns: {
          customer_id: "Identifiant client",
          answered_at: "Date de réponse",
          segment: "Segment",
          channel: "Canal",
          nps: "Recommanderiez-vous notre entreprise ? (0 à 10)",
          csat: "Satisfaction (1 à 5)",
          ces: "Effort (1 à 7)",
          weight: "Pondération",
          comment: "Commentaire",
        },
      });
      expect(facts.scales.ces.highIs).toBe("easy");
      expect(facts.latestDay).toBe("2025-06-30");
    });
  });
});
