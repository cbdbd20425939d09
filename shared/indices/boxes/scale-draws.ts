import { createRandom, type Random } from "../../random.ts";
import { SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { BOX_CODES } from "../frame/boxes-frame.ts";
import type { Columns } from "../index-definition.ts";

/** Customers of a box in a stratum: how many, the mean of their money and its deviation. */
type Moments = { readonly customers: number; readonly mean: number; readonly sd: number };
type Stratum = { readonly boxes: readonly Moments[]; readonly unknown: Moments };

const CODES = [BOX_CODES.bottom, BOX_CODES.middle, BOX_CODES.top] as const;
const NO_BOX = -1;

/**
 * Draws of the excess of everybody, if those without a box answered as the others of their segment would have: the respondents of each
 * segment are drawn anew, and from what they say the boxes of those without an answer. Sums of money over a box are normal by their
 * moments, which spares drawing every customer. `churns` draws those of bottom, middle and top.
 */
export function drawScaled(
  columns: Columns,
  years: number,
  draws: number,
  churns: (random: Random) => readonly number[],
): readonly number[] {
  const strata = strataOf(columns);
  const random = createRandom(SIMULATION_SEED);
  return Array.from({ length: draws }, () => {
    const [bottomChurn = 0, middleChurn = 0, topChurn = 0] = churns(random);
    let [bottom, middle] = [0, 0];
    for (const { boxes, unknown } of strata) {
      const [ownBottom, ownMiddle, ownTop] = boxes;
      const known = boxes.reduce((sum, { customers }) => sum + customers, 0);
      bottom += money(ownBottom);
      middle += money(ownMiddle);
      if (known === 0 || unknown.customers === 0) continue;
      const again = multinomial(random, known, boxes, known);
      const unseen = multinomial(random, unknown.customers, again, known);
      const amounts = [ownBottom, ownMiddle, ownTop].map((moments, at) => drawSum(random, unseen[at]?.customers ?? 0, moments));
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      if (!(total > 0)) continue;
      bottom += (money(unknown) * (amounts[0] ?? 0)) / total;
      middle += (money(unknown) * (amounts[1] ?? 0)) / total;
    }
    return years * (Math.max(0, bottom * (bottomChurn - topChurn)) + Math.max(0, middle * (middleChurn - topChurn)));
  });
}

const money = (moments: Moments | undefined): number => (moments === undefined ? 0 : moments.customers * moments.mean);

type Count = Pick<Moments, "customers">;

/** `trials` spread over the boxes by their shares of `of`. */
function multinomial(random: Random, trials: number, shares: readonly Count[], of: number): readonly Count[] {
  let [left, rest] = [trials, of];
  return shares.map(({ customers }) => {
    const hits = rest <= 0 ? 0 : random.binomial(left, Math.min(1, customers / rest));
    left -= hits;
    rest -= customers;
    return { customers: hits };
  });
}

function drawSum(random: Random, customers: number, moments: Moments | undefined): number {
  if (customers === 0 || moments === undefined) return 0;
  return Math.max(0, customers * moments.mean + Math.sqrt(customers) * moments.sd * random.normal());
}

function strataOf({ box = [], money: amounts = [], customers = [], stratum = [] }: Columns): readonly Stratum[] {
  const moments = (code: number, of: number): Moments => {
    let [n, sum, squares] = [0, 0, 0];
    box.forEach((own, row) => {
      if (own !== code || stratum[row] !== of) return;
      const [count, amount] = [customers[row] ?? 0, amounts[row] ?? 0];
      n += count;
      sum += count * amount;
      squares += count * amount * amount;
    });
    return n === 0
      ? { customers: 0, mean: 0, sd: 0 }
      : { customers: n, mean: sum / n, sd: Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) };
  };
  return [...new Set(stratum)]
    .flatMap((of) => (of === null ? [] : [of]))
    .sort((a, b) => a - b)
    .map((of) => ({ boxes: CODES.map((code) => moments(code, of)), unknown: moments(NO_BOX, of) }));
}
