import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { near } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

describe("contact volume through the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 2 });
  });
  afterAll(() => store.close());

  const accounts = [
    { customer_id: "a", start_date: null, end_date: null },
    { customer_id: "b", start_date: "2026-03-16", end_date: null },
    { customer_id: "c", start_date: null, end_date: "2026-04-16" },
    { customer_id: "d", start_date: "2026-05-16", end_date: null },
  ];
  const ticket = (at: string | null, contacts: number | null, channel: string | null, category: string) => ({
    ...{ customer_id: "a", created_at: at, contacts, channel, category },
  });
  const tickets = [
    ticket("2026-01-10 09:00:00", 0, "web", "X"),
    ticket("2026-02-28 07:15:00", 9, "web", "X"),
    ticket("2026-03-01 07:59:59", 2, "web", "X"),
    ticket("2026-03-20 16:00:00", null, "phone", "Y"),
    ticket("2026-04-05 08:00:00", 1, "phone", "Y"),
    ticket("2026-04-30 08:30:00", 999_999, null, "Y"),
    ticket("2026-04-06 08:00:00", 1_000_000, "web", "Z"),
    ticket("2026-04-06 08:00:00", 1.5, "web", "Z"),
    ticket("2026-04-06 08:00:00", -1, "web", "Z"),
    ticket(null, 3, "web", "Z"),
    ticket(null, 1.5, "web", "Z"),
  ];
  const settings = { asOf: "2026-04-30", churnWindowMonths: 2 };

  it("counts the contacts that tickets say, a ticket that says none for one, where the number can be", async () => {
    const found = await numberIn(store, "contactVolume", { accounts, tickets }, { settings });
    expect(found).toMatchObject({ n: 4, excluded: { missing: 2, outOfRange: 4, duplicate: 0 } });
    // March: a, c and b for 16 of 31 days; April: a, b and c for half of it. January has no contact that counts.
    near(Number(found.parts["customerMonths"]), 2 + 16 / 31 + 2.5);
    expect(found.parts).toMatchObject({ contacts: 1_000_003, tickets: 4, from: "2026-03-01" });
    expect(found.parts["periods"]).toMatchObject([
      { key: "2026-02", contacts: 9, customers: 2 },
      { key: "2026-03", contacts: 3 },
      { key: "2026-04", contacts: 1_000_000, customers: 2.5 },
    ]);
    expect(found.parts["channels"]).toMatchObject([
      { key: null, contacts: 999_999 },
      { key: "phone", contacts: 2 },
      { key: "web", contacts: 2 },
    ]);
    expect(found.parts["hours"]).toMatchObject([
      { key: "07", contacts: 2 },
      { key: "08", contacts: 1_000_000 },
      { key: "16", contacts: 1 },
    ]);
    expect(found.parts["categories"]).toMatchObject([
      { key: "Y", contacts: 1_000_001 },
      { key: "X", contacts: 2 },
    ]);
    expect(found.params["contacts"]).toBe("contacts");
  });

  it("counts tickets by setting, and where they say no number", async () => {
    const byTicket = { ...settings, metrics: { contacts: "tickets" } } as const;
    const found = await numberIn(store, "contactVolume", { accounts, tickets }, { settings: byTicket });
    expect(found).toMatchObject({ n: 7, excluded: { missing: 2, outOfRange: 0 }, params: { contacts: "tickets" } });
    expect(found.parts).toMatchObject({ contacts: 7, tickets: 7 });
    const bare = tickets.map(({ created_at }) => ({ created_at }));
    const alone = await numberIn(store, "contactVolume", { accounts, tickets: bare }, { settings });
    expect(alone).toMatchObject({ n: 7, params: { contacts: "tickets" }, parts: { channels: [], categories: [] } });
    expect(alone.parts["hours"]).toMatchObject([
      { key: "07", contacts: 1 },
      { key: "08", contacts: 5 },
      { key: "16", contacts: 1 },
    ]);
  });

  it("takes who left on a day nobody knows for never there", async () => {
    const status = [
      { customer_id: "a", churned: false },
      { customer_id: "b", churned: true },
    ];
    const found = await numberIn(store, "contactVolume", { accounts: status, tickets }, { settings });
    expect(found.parts).toMatchObject({ customerMonths: 2 });
    expect(found.flags).toContain("CHURN_FROM_STATUS");
  });

  it("has none where nothing is dated", async () => {
    const undated = tickets.map((row) => ({ ...row, created_at: null }));
    const bare = accounts.map(({ customer_id }) => ({ customer_id }));
    expect(await numberIn(store, "contactVolume", { accounts: bare, tickets: undated })).toMatchObject({ value: null, reason: "EMPTY" });
  });
});
