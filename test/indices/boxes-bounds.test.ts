import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excessBounds } from "../../shared/indices/boxes/excess-bounds.ts";
import { drawScaled } from "../../shared/indices/boxes/scale-draws.ts";
import { createRandom } from "../../shared/random.ts";
import { near } from "../statistics/near.ts";

type Customer = {
  readonly box: 0 | 1 | 2;
  readonly money: number;
  readonly lost: boolean;
  readonly answered: boolean;
  readonly silent: boolean;
};

const customer = fc.record({
  box: fc.constantFrom(0 as const, 1 as const, 2 as const),
  money: fc.integer({ min: 0, max: 1_000 }),
  lost: fc.boolean(),
  answered: fc.boolean(),
  silent: fc.boolean(),
});

/** The excess of everybody, were every box known. */
function truth(customers: readonly Customer[]): number | null {
  const of = (box: number) => customers.filter((own) => own.box === box);
  const churn = (box: number) => (of(box).length === 0 ? null : of(box).filter(({ lost }) => lost).length / of(box).length);
  const top = churn(2);
  if (top === null) return null;
  return [0, 1].reduce((sum, box) => {
    const money = of(box).reduce((total, own) => total + own.money, 0);
    return sum + Math.max(0, money * ((churn(box) ?? 0) - top));
  }, 0);
}

/** What is seen: boxes of those who answered, and losses that were recorded. */
function seen(customers: readonly Customer[], isRecorded: (own: Customer) => boolean) {
  const of = (list: readonly Customer[]) => ({
    money: list.reduce((sum, { money }) => sum + money, 0),
    followed: list.length,
    lost: list.filter((own) => own.lost && isRecorded(own)).length,
  });
  const inBox = (box: number) => of(customers.filter((own) => own.answered && own.box === box));
  return { top: inBox(2), lower: [inBox(1), inBox(0)], unknown: of(customers.filter(({ answered }) => !answered)) };
}

describe("the honest bounds of the excess (peers.md M12)", () => {
  it("hold the truth whoever is silent", () => {
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 40 }), (customers) => {
        const value = truth(customers);
        fc.pre(value !== null);
        const { lo, hi } = excessBounds(
          seen(customers, () => true),
          1,
        );
        expect(lo).toBeLessThanOrEqual((value ?? 0) + 1e-9);
        expect(hi).toBeGreaterThanOrEqual((value ?? 0) - 1e-9);
      }),
      { numRuns: 10_000 },
    );
  });

  it("hold it where losses are silent too, as far as the factor says", () => {
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 40 }), (customers) => {
        const value = truth(customers);
        fc.pre(value !== null);
        const found = seen(customers, ({ silent }) => !silent);
        const all = seen(customers, () => true);
        const boxes = [found.top, ...found.lower, found.unknown];
        const factors = [all.top, ...all.lower, all.unknown].map((box, at) => (box.lost === 0 ? 1 : box.lost / (boxes[at]?.lost ?? 0)));
        fc.pre(factors.every((factor) => Number.isFinite(factor)));
        const { lo, hi } = excessBounds(found, Math.max(1, ...factors));
        expect(lo).toBeLessThanOrEqual((value ?? 0) + 1e-9);
        expect(hi).toBeGreaterThanOrEqual((value ?? 0) - 1e-9);
      }),
      { numRuns: 10_000 },
    );
  });

  it("close on the value where everybody answered", () => {
    const [top, middle, bottom] = [
      { money: 480_000, followed: 400, lost: 20 },
      { money: 350_000, followed: 350, lost: 35 },
      { money: 225_000, followed: 1_000, lost: 250 },
    ];
    const none = { money: 0, followed: 0, lost: 0 };
    const { lo, hi } = excessBounds({ top: top ?? none, lower: [middle ?? none, bottom ?? none], unknown: none }, 1);
    expect(lo).toBeCloseTo(62_500, 6);
    expect(hi).toBeCloseTo(62_500, 6);
  });
});

describe("the bounds of the excess by hand", () => {
  const none = { money: 0, followed: 0, lost: 0 };
  const top = { money: 0, followed: 100, lost: 10 };

  it("put unknown customers where they hurt most", () => {
    const lower = [
      { money: 100, followed: 10, lost: 5 },
      { money: 50, followed: 5, lost: 2 },
    ];
    const unknown = { money: 40, followed: 6, lost: 1 };
    // Five stayed: least 10/105, 5/15, 2/10; most 11/101, 6/11, 3/6.
    const { lo, hi } = excessBounds({ top, lower, unknown }, 1);
    near(lo, 100 * (5 / 15 - 11 / 101) + 50 * (2 / 10 - 11 / 101));
    near(hi, (100 + 40) * (6 / 11 - 10 / 105) + 50 * (3 / 6 - 10 / 105));
  });

  it("multiply what was seen by the losses that were silent, up to everybody", () => {
    const lower = [
      { money: 100, followed: 10, lost: 5 },
      { money: 50, followed: 20, lost: 2 },
    ];
    const { lo, hi } = excessBounds({ top, lower, unknown: none }, 4);
    near(lo, 100 * (0.5 - 0.4));
    near(hi, 100 * (1 - 0.1) + 50 * (0.4 - 0.1));
  });

  it("know nothing of a box that nobody was followed in", () => {
    const empty = { money: 30, followed: 0, lost: 0 };
    // Nobody at all: 0 at least, 1 at most.
    expect(excessBounds({ top: empty, lower: [empty], unknown: none }, 1)).toEqual({ lo: 0, hi: 30 });
    // All five unknown stayed, or one left: of nobody seen in the box all may have gone.
    near(excessBounds({ top, lower: [empty], unknown: { money: 0, followed: 5, lost: 0 } }, 1).hi, 30 * (1 - 10 / 105));
    near(excessBounds({ top, lower: [empty], unknown: { money: 7, followed: 5, lost: 1 } }, 1).hi, 37 * (1 - 10 / 104));
    near(excessBounds({ top, lower: [empty], unknown: { money: 7, followed: 5, lost: 1 } }, 3).hi, 37 * (1 - 10 / 104));
    // The one who left may belong to a box of ten who stayed, and stand for two.
    const stayed = { money: 30, followed: 10, lost: 0 };
    near(excessBounds({ top, lower: [stayed], unknown: { money: 0, followed: 5, lost: 1 } }, 2).hi, 30 * (2 / 11 - 10 / 104));
  });

  it("are closed at 0 where no lower box can be worse", () => {
    const better = { money: 500, followed: 100, lost: 0 };
    expect(excessBounds({ top, lower: [better, better], unknown: none }, 1)).toEqual({ lo: 0, hi: 0 });
  });
});

describe("the interval of the scaled excess", () => {
  it("holds the truth 95 times of 100 where who answers is chance", () => {
    const random = createRandom(11);
    let inside = 0;
    for (let run = 0; run < 200; run += 1) {
      const people = Array.from({ length: 600 }, () => {
        const [u, v] = [random.uniform(), random.uniform()];
        const box = u < 0.25 ? 0 : u < 0.6 ? 1 : 2;
        return { box, money: 50 + 100 * random.uniform(), answered: v < 0.4 };
      });
      // Churn is known here; the doubt is in the boxes of the silent.
      const churns = [0.25, 0.1, 0.05];
      const value = people.reduce((sum, { box, money }) => sum + money * Math.max(0, (churns[box] ?? 0) - 0.05), 0);
      const columns = {
        box: people.map(({ box, answered }) => (answered ? box : -1)),
        money: people.map(({ money }) => money),
        customers: people.map(() => 1),
        stratum: people.map(() => 1),
      };
      const draws = [...drawScaled(columns, 1, 300, () => churns)].sort((a, b) => a - b);
      if (value >= (draws[7] ?? 0) && value <= (draws[292] ?? 0)) inside += 1;
    }
    // Binomial(200, .95): 3 standard errors are 9.
    expect(inside).toBeGreaterThanOrEqual(181);
    expect(inside).toBeLessThan(200);
  });
});
