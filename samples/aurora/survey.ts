import { dayNumber } from "../../shared/calendar.ts";
import type { Cell, Draw, Sheet } from "../draw.ts";
import { commentOf } from "./comments.ts";
import { type Account, dayText, isActive, monthStart, WAVES } from "./company.ts";

/** Planted truth: the last wave is really better, by this much of the latent mood. */
const LAST_WAVE_LIFT = 0.36;

type Answered = { readonly day: number; readonly cells: readonly Cell[] };

/**
 * One row an answered questionnaire. A few rows are as they come in real life: an 11 on the 0–10 question, "N/A", an empty
 * answer, a second answer in the same wave, a row without customer.
 */
export function surveySheet(accounts: readonly Account[], draw: Draw): Sheet {
  const answers: Answered[] = [];
  WAVES.forEach((wave, index) => {
    const from = monthStart(index * 3);
    const to = Math.min(monthStart(index * 3 + 3), dayNumber("2025-10-01"));
    const lift = index === WAVES.length - 1 ? LAST_WAVE_LIFT : 0;
    for (const account of accounts) {
      const day = from + draw.below(to - from);
      if (!isActive(account, day) || draw.uniform() > account.segment.responseShare) continue;
      answers.push(answer(account, wave, day, lift, draw));
      if (draw.uniform() < 0.02 && day + 3 < to) answers.push(answer(account, wave, day + 1 + draw.below(2), lift, draw));
    }
  });
  answers.sort((a, b) => a.day - b.day);
  return {
    name: "Survey",
    rows: [
      [
        "Cust_ID",
        "Date",
        "Wave",
        "Channel",
        "Touchpoint",
        "Stage",
        "Recommend (0-10)",
        "CSAT (1-5)",
        "Effort (1 hard - 7 easy)",
        "Overall satisfaction (1-5)",
        "Would recommend (1-5)",
        "Would buy again (1-5)",
        "Comment",
      ],
      ...answers.map((row) => row.cells),
    ],
  };
}

function answer(account: Account, wave: string, day: number, lift: number, draw: Draw): Answered {
  const mood = account.mood + lift;
  const scored = (middle: number, slope: number, noise: number, min: number, max: number): number =>
    Math.min(max, Math.max(min, Math.round(middle + slope * mood + noise * draw.normal())));
  const nps = scored(7.75, 1.75, 0.9, 0, 10);
  const odd = draw.uniform();
  const customer = draw.uniform() < 0.003 ? null : account.id;
  const items = [4.25, 4.15, 4.2].map((middle) => scored(middle, 0.65, 0.45, 1, 5));
  return {
    day,
    cells: [
      customer,
      { day: dayText(day) },
      wave,
      draw.weighted([
        ["email", 0.62],
        ["phone", 0.2],
        ["app", 0.18],
      ]),
      draw.weighted([
        ["billing", 0.3],
        ["support", 0.34],
        ["installation", 0.14],
        ["shop", 0.22],
      ]),
      draw.weighted([
        ["decision", 0.2],
        ["retention", 0.6],
        ["advocacy", 0.2],
      ]),
      odd < 0.004 ? 11 : odd < 0.012 ? "N/A" : odd < 0.02 ? null : nps,
      draw.uniform() < 0.012 ? null : scored(4.15, 0.6, 0.6, 1, 5),
      draw.uniform() < 0.05 ? null : scored(5.2, 0.9, 0.9, 1, 7),
      ...items.map((item) => (draw.uniform() < 0.01 ? null : item)),
      draw.uniform() < 0.3 ? commentOf(account.language, nps, draw) : null,
    ],
  };
}
