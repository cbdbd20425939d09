import { createRandom, type Random } from "../../random.ts";
import { SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { BOX_CODES } from "../frame/boxes-frame.ts";
import type { Columns } from "../index-definition.ts";

/** Customers of a box in a stratum: how many, the mean of their money and its deviation. */
type Moments = { readonly customers: number; readonly mean: number; readonly sd: number };
/** `boxes` are bottom, middle and top. */
type Stratum = { readonly boxes: readonly [Moments, Moments, Moments]; readonly unknown: Moments };

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
      bottom += money(boxes[0]);
      middle += money(boxes[1]);
      if (unknown.customers === 0) continue;
      const seen = boxes.map(({ customers }) => customers);
      const known = sumOf(seen);
      const again = multinomial(random, known, seen, known);
      const unseen = multinomial(random, unknown.customers, again, known);
      const amounts = boxes.map((moments, at) => drawSum(random, unseen[at] ?? 0, moments));
      const total = sumOf(amounts);
      // Nobody of the segment is known, or nobody who is has money.
      if (!(total > 0)) continue;
      bottom += (money(unknown) * (amounts[0] ?? 0)) / total;
      middle += (money(unknown) * (amounts[1] ?? 0)) / total;
    }
    return years * (Math.max(0, bottom * (bottomChurn - topChurn)) + Math.max(0, middle * (middleChurn - topChurn)));
  });
}

const money = ({ customers, mean }: Moments): number => customers * mean;

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** `trials` spread over the boxes by their shares of `of`. */
function multinomial(random: Random, trials: number, shares: readonly number[], of: number): readonly number[] {
  let [left, rest] = [trials, of];
  return shares.map((share) => {
    const hits = rest === 0 ? 0 : random.binomial(left, share / rest);
    left -= hits;
    rest -= share;
    return hits;
  });
}

function drawSum(random: Random, customers: number, { mean, sd }: Moments): number {
  if (customers === 0) return 0;
  return Math.max(0, customers * mean + Math.sqrt(customers) * sd * random.normal());
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
    .map((of) => ({
      boxes: [moments(BOX_CODES.bottom, of), moments(BOX_CODES.middle, of), moments(BOX_CODES.top, of)],
      unknown: moments(NO_BOX, of),
    }));
}
