import { describe, expect, it } from "vitest";
import type { DataRow } from "./support/canonical-data.ts";
import { indicesOf } from "./support/indices-of.ts";

const REFERENCE = [1, 2, 2, 3, 10];

describe("health by rank through the index", () => {
  const component = (field: string, floor: number, target: number, reference: readonly number[] | null) => ({
    ...{ field: `accounts.${field}`, floor, target, weight: 1, critical: null, maxAgeDays: null, reference },
  });
  const healthOf = async (
    accounts: readonly DataRow[],
    components: readonly ReturnType<typeof component>[],
    missing = "renormalise" as const,
  ) => indicesOf({ accounts }, { by: "segment", settings: { health: { components, missing } } });

  it("ranks each customer, and from the other end where floor lies above target", async () => {
    const accounts = [2, 0, 11, 10, 2.5].map((usage_per_week, at) => ({ customer_id: `c${at}`, segment: `${at}`, usage_per_week }));
    const groupsOf = async (floor: number, target: number) =>
      (await healthOf(accounts, [component("usage_per_week", floor, target, REFERENCE)])).groups?.map(
        ({ indices }) => indices.health.value,
      );
    expect(await groupsOf(0, 10)).toEqual([40, 0, 100, 90, 60]);
    expect(await groupsOf(10, 0)).toEqual([60, 100, 0, 10, 40]);
  });

  it("does not move when other customers change, come or go", async () => {
    const own = { customer_id: "a", segment: "A", usage_per_week: 3, features_used: 2 };
    const components = [component("usage_per_week", 0, 10, REFERENCE), component("features_used", 8, 0, [0, 2, 5])];
    const scoreBeside = async (others: readonly DataRow[]) => {
      const { groups } = await healthOf([own, ...others], components);
      return groups?.find(({ key }) => key === "A")?.indices.health.value;
    };
    // Usage .7; features from the other end: one of three above, one equal, .5.
    expect(await scoreBeside([])).toBeCloseTo(60, 9);
    const other = { customer_id: "b", segment: "B", usage_per_week: 40, features_used: 9 };
    expect(await scoreBeside([other])).toBeCloseTo(60, 9);
    expect(
      await scoreBeside([
        { ...other, usage_per_week: 0 },
        { ...other, customer_id: "c", features_used: null },
      ]),
    ).toBeCloseTo(60, 9);
  });

  it("has the list it ranks among with its parameters", async () => {
    const accounts = [{ customer_id: "a", segment: "A", usage_per_week: 3 }];
    const { indices } = await healthOf(accounts, [component("usage_per_week", 0, 10, REFERENCE)]);
    expect(indices.health.params["components"]).toMatchObject([{ reference: REFERENCE }]);
  });
});
