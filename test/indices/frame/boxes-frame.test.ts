import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { boxesSelect, canUseWindow, startOfWindow, WINDOW_USED } from "../../../shared/indices/frame/boxes-frame.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { frameInput } from "../support/frame-in.ts";

const FIELDS = { accounts: ["customer_id", "end_date"], answers: ["customer_id", "answered_at", "nps"] };

describe("boxes in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const own = "false as lost, false as ended, 1 as money, false as negative_money, false as absurd_money, 'S' as segment, 2 as cost";
    await store.run(
      `create table frame_accounts as select c as customer, 0 as grp, true as active, c < 3 as at_start, ${own} from range(8) r(c)`,
    );
  });
  afterAll(() => store.close());

  const answers = (name: string, list: readonly number[]): Promise<void> =>
    store.run(
      `create or replace table ${name} as select * from (values ${list.map((answer, at) => `(${at}, ${answer})`).join(", ")}) v(customer, answer)`,
    );
  const boxesOf = async (sql: string): Promise<readonly (readonly (number | null)[])[]> => {
    const rows = await store.all<{ box: number | null; box_at_start: number | null }>(`select * from (${sql}) b order by customer`);
    return [rows.map(({ box }) => box), rows.map(({ box_at_start }) => box_at_start)];
  };

  it("are by the last answer, and by the last one at the start where a window can be looked at", async () => {
    await answers("last_nps_of_customer", [0, 6, 7, 8, 9, 10]);
    await answers("last_nps_at_start", [9, 8, 6]);
    const none = [null, null, null, null, null, null, null, null];
    const boxes = [0, 0, 1, 1, 2, 2, null, null];
    expect(await boxesOf(boxesSelect(frameInput(FIELDS), "nps"))).toEqual([boxes, [2, 1, 0, null, null, null, null, null]]);
    expect(await boxesOf(boxesSelect(frameInput({ ...FIELDS, accounts: [] }), "nps"))).toEqual([boxes, none]);
    await store.run(`create or replace view frame_boxes as ${boxesSelect(frameInput(FIELDS), "nps")}`);
    expect(await store.one(WINDOW_USED)).toEqual({ n: 3 });
    await answers("last_nps_at_start", [9]);
    expect(await store.one(WINDOW_USED)).toEqual({ n: 1 });
    const [row] = await store.all("select * exclude (box, box_at_start) from frame_boxes where customer = 0");
    expect(row).toEqual({
      ...{ customer: 0, grp: 0, active: true, at_start: true, lost: false, ended: false, money: 1, negative_money: false },
      ...{ absurd_money: false, segment: "S", cost: 2 },
    });
  });

  it("are by the cuts of satisfaction, or by where they are set", async () => {
    await answers("last_csat_of_customer", [1, 2, 3, 4, 5]);
    const input = frameInput({ accounts: ["customer_id"] });
    expect((await boxesOf(boxesSelect(input, "csat")))[0]).toEqual([0, 0, 1, 2, 2, null, null, null]);
    const csat = { ...DEFAULT_SETTINGS.csat, satisfiedFrom: 5, dissatisfiedUpTo: 3 };
    const set = { ...input, settings: { ...DEFAULT_SETTINGS, csat } };
    expect((await boxesOf(boxesSelect(set, "csat")))[0]).toEqual([0, 0, 0, 1, 2, null, null, null]);
  });

  it("are by health: red below its bound or with a critical component", async () => {
    const scores = ["(0, 49.999, false)", "(1, 50, false)", "(2, 74.999, false)", "(3, 75, false)", "(4, 99, true)", "(5, null, false)"];
    await store.run(`create or replace table frame_health as select * from (values ${scores.join(", ")}) v(customer, score, critical)`);
    const [now, atStart] = await boxesOf(boxesSelect(frameInput(FIELDS), "health"));
    expect(now).toEqual([0, 1, 1, 2, 0, null, null, null]);
    expect(atStart).toEqual([null, null, null, null, null, null, null, null]);
  });
});

describe("a churn window", () => {
  it("can be looked at where losses and answers are dated, and there is one", () => {
    expect(canUseWindow(frameInput(FIELDS))).toBe(true);
    expect(canUseWindow(frameInput(FIELDS, { windowStart: null }))).toBe(false);
    expect(canUseWindow(frameInput({ ...FIELDS, accounts: ["customer_id"] }))).toBe(false);
    expect(canUseWindow(frameInput({ ...FIELDS, answers: ["customer_id"] }))).toBe(false);
    expect(canUseWindow(frameInput({ ...FIELDS, answers: ["answered_at"] }))).toBe(false);
  });

  it("starts at its day", () => {
    expect(startOfWindow({ windowStart: "2025-01-31" })).toBe("date '2025-01-31'");
  });
});
