import { describe, expect, it } from "vitest";
import { freeCustomId, isCustomId } from "../../shared/indices/custom-index.ts";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import { indicesForRole, isRole, ROLES } from "../../shared/indices/role.ts";

describe("the order for a role", () => {
  it("holds each of the eight once, whoever looks", () => {
    for (const role of ROLES) expect([...indicesForRole(role)].sort()).toEqual([...INDEX_IDS].sort());
    expect(indicesForRole("all")).toEqual(INDEX_IDS);
  });

  it("starts with what seed 003 calls most meaningful to it", () => {
    const first = { marketing: ["nps", "secure"], operations: ["csat"], success: ["health"], strategy: ["cvq", "clv"] };
    for (const [role, ids] of Object.entries(first)) expect(indicesForRole(role as keyof typeof first).slice(0, ids.length)).toEqual(ids);
  });
});

describe("a role", () => {
  it("is one of ours", () => {
    expect(ROLES.map(isRole)).toEqual(ROLES.map(() => true));
    expect(["boss", "", null, 3].map(isRole)).toEqual([false, false, false, false]);
  });
});

describe("ids of custom indices", () => {
  it("are made of the name, and of nothing that is taken", () => {
    expect(freeCustomId("Über Score!", [])).toBe("uberScore");
    expect(freeCustomId("Über Score!", ["uberScore"])).toBe("uberScore2");
    expect(freeCustomId("NPS", [])).toBe("nps2");
    expect(freeCustomId("42", [])).toBe("own42");
    expect(freeCustomId("42 things", [])).toBe("own42Things");
    expect(freeCustomId("", [])).toBe("own");
    expect(freeCustomId("x".repeat(80), []).length).toBeLessThanOrEqual(40);
  });

  it("are none of ours", () => {
    expect(["nps", "arpa", "9a", "A", "a b", "", null].map(isCustomId)).toEqual([false, false, false, false, false, false, false]);
  });
});
