/** How each of the eight is computed, and when two of its values may be compared. Source: methods.md 1, 2, 5–10 and 13. */
export const methods = {
  title: "Method",
  "line.note": "Computed",
  "line.comparable": "Comparable over time if",
  "nps.note":
    "Share of promoters less share of detractors, times 100. An answer outside its scale is left out and counted; of several answers of a customer the last counts. Usual interval: adjusted Wald.",
  "nps.comparable": "same scale, same channel, same moment of asking.",
  "csat.note": "Satisfied answers among all valid ones; the cut belongs to the scale (4–5 on 1–5). Usual interval: Wilson.",
  "csat.comparable": "same scale and same cut.",
  "health.note":
    "Each part of the score is brought to 0–100 between a floor and a target, or by rank among a frozen list of customers, and weighted; what a customer lacks is left out, and below 60 % of the weight there is no score. The score is held against churn by bands and AUC. Usual interval: t.",
  "health.comparable": "the same frozen version of the components.",
  "roi.note":
    "Gains less costs over costs, all periods added up; beside it present value, rates of return, modified rate and payback. Hours count only with an hourly rate. One project has no sampling error, so no interval.",
  "roi.comparable": "same horizon and same discount rate.",
  "boxes.note":
    "Loss rate of a box less that of the top box, times its revenue, never below zero; middle and bottom box added up. It is money that goes with unhappiness, not money that unhappiness is proven to cost. Usual interval: bootstrap over customers.",
  "boxes.comparable": "same rule for the boxes and same horizon.",
  "secure.note":
    "Customers at the top of all three scales (satisfied, recommend, repurchase) among those whose case is settled; by revenue it is a ratio of sums. Usual interval: Wilson.",
  "secure.comparable": "the same three scales.",
  "cvq.note":
    "Each outcome is weighted by reach × duration × intensity; desired ones over all, undesired ones times λ. A definition of this workbench: its author published none. Usual interval: linearised over customers.",
  "cvq.comparable": "same λ, same exponents, same reference duration.",
  "clv.note":
    "Future margin of a customer, discounted, by the method named beside the number: seed, retention, shifted beta-geometric or BG/NBD. Usual interval: simulation over customers.",
  "clv.comparable": "same method, same discount rate, same margin.",
} as const satisfies Record<string, string>;
