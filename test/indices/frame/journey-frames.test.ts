import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import { eventsFrame, invitationsFrame, tasksFrame, touchpointField } from "../../../shared/indices/frame/journey-frames.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn } from "../support/frame-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const ACCOUNTS = [
  { customer_id: "a", segment: "A" },
  { customer_id: "b", segment: "B" },
];

describe("tasks and events in the frame", () => {
  it("have the fields that are mapped", async () => {
    const tasks = [{ participant_id: "p", task_id: "t1", completed: true, seconds: 30 }];
    const events = [
      { customer_id: "a", at: "2026-01-31 23:00:00", type: "visit", stage: "s", touchpoint: "web" },
      { customer_id: "a", at: "2026-02-01 00:00:00", type: "visit", stage: "s", touchpoint: "web" },
    ];
    const input = await frameIn(store, { tasks, events });
    await store.run(tasksFrame(input));
    await store.run(eventsFrame(input));
    expect(await store.all("select * from frame_tasks")).toMatchObject([{ grp: 0, task_id: "t1", completed: true, seconds: 30 }]);
    const found = await store.all<DataRow>("select * from frame_events");
    expect(found).toMatchObject([{ customer: 0, day: "2026-01-31", type: "visit", stage: "s", touchpoint: "web" }]);
    expect(found[0]?.["at"]).toBe("2026-01-31 23:00:00");
  });

  it("have no day where events are not dated", async () => {
    const input = await frameIn(store, { events: [{ customer_id: "a", type: "visit" }] });
    await store.run(eventsFrame(input));
    expect(await store.all("select * from frame_events")).toEqual([{ source: 0, row: 2, customer: 0, grp: 0, type: "visit" }]);
  });
});

describe("invitations in the frame (methods.md 11.7)", () => {
  const invitationsOf = async (
    invitations: readonly DataRow[],
    change: Parameters<typeof frameIn>[2] = {},
  ): Promise<readonly DataRow[]> => {
    const input = await frameIn(store, { accounts: ACCOUNTS, invitations }, change);
    await store.run(`create or replace temp view frame_accounts as ${accountsSelect(input)}`);
    await store.run(invitationsFrame(input));
    return store.all<DataRow>(
      "select * replace (cast(sent_at as date) as sent_at) from frame_invitations order by customer nulls last, sent_at",
    );
  };
  const mail = { channel: "mail", delivered: true, started: false, completed: false };
  const sms = { ...mail, channel: "sms" };

  it("are one for a customer in a wave: the first says when and how, any may be answered, the others are reminders", async () => {
    const rows = await invitationsOf([
      { customer_id: "a", wave: "w1", sent_at: "2026-01-09", ...sms, started: true, completed: null },
      { customer_id: "a", wave: "w1", sent_at: "2026-01-02", ...mail },
      { customer_id: "a", wave: "w2", sent_at: "2026-01-10", ...mail, completed: true },
      { customer_id: "b", wave: "w1", sent_at: "2026-01-02", ...mail, delivered: null },
      { customer_id: null, wave: "w1", sent_at: "2026-01-03", ...mail },
      { customer_id: null, wave: "w1", sent_at: "2026-01-04", ...mail },
      { customer_id: "b", wave: "w1", sent_at: "2026-02-01", ...mail, completed: true },
    ]);
    expect(rows).toMatchObject([
      { customer: 0, grp: 0, wave: null, sent_at: "2026-01-02", ...mail, started: true, reminders: 1 },
      { customer: 0, sent_at: "2026-01-10", ...mail, completed: true, reminders: 0 },
      { customer: 1, sent_at: "2026-01-02", ...mail, delivered: null, completed: false, reminders: 0 },
      { customer: null, sent_at: "2026-01-03", reminders: 0 },
      { customer: null, sent_at: "2026-01-04", reminders: 0 },
    ]);
    expect(rows).toHaveLength(5);
  });

  it("are each their own where no wave tells them apart, or nothing says whose they are", async () => {
    const twice = [
      { customer_id: "a", sent_at: "2026-01-02", delivered: true },
      { customer_id: "a", sent_at: "2026-01-02", delivered: null },
    ];
    const rows = await invitationsOf(twice);
    expect(rows).toMatchObject([{ reminders: 0 }, { reminders: 0 }]);
    expect(rows[0]).toMatchObject({ started: null, completed: null });
    const unnamed = [
      { wave: "w1", sent_at: "2026-01-02" },
      { wave: "w1", sent_at: "2026-01-02" },
    ];
    expect(await invitationsOf(unnamed)).toMatchObject([{ reminders: 0, delivered: null }, { reminders: 0 }]);
  });

  it("have their wave and touchpoint, and are those of customers that the filter leaves", async () => {
    const rows = await invitationsOf(
      [
        { customer_id: "a", sent_at: "2026-01-02", Touchpoint: "shop" },
        { customer_id: "b", sent_at: "2026-01-02", Touchpoint: "web" },
      ],
      { wave: { kind: "year" }, conditions: [{ field: "segment", operator: "=", value: "A" }] },
    );
    expect(rows).toMatchObject([{ customer: 0, wave: 2026, touchpoint: "shop" }]);
    expect(touchpointField(["sent_at", "TOUCHPOINT"])).toBe("touchpoint");
    expect([touchpointField(["sent_at"]), touchpointField(undefined)]).toEqual([null, null]);
  });
});
