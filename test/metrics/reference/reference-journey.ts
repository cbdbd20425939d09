import { dayOf, number, type ReferenceOptions, rowsOf, type Slice, text } from "../../indices/reference/reference-data.ts";
import type { DataRow } from "../../indices/support/canonical-data.ts";
import type { JourneyData } from "./journey-data.ts";

/**
 * A second implementation of methods.md 11.5–11.9, row by row over plain objects; it shares no SQL and no formula with the first. Slow
 * and small on purpose.
 */
const DAY = 86_400_000;
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const percent = (x: number, n: number): number | null => (n === 0 ? null : (100 * x) / n);

/** Rows that happened by the data date, in the slice, each with its place among the rows of its table. */
function rowsIn(
  data: JourneyData,
  table: "invitations" | "events" | "answers" | "transactions",
  moment: string,
  slice: Slice,
  options: ReferenceOptions,
): readonly DataRow[] {
  const rows = (data[table] ?? []).filter((row) => {
    const on = dayOf(row[moment]);
    return on === null || options.asOf === null || on <= options.asOf;
  });
  return rows.filter((row) => slice.kind !== "group" || segmentOf(row, data, options) === slice.key);
}

function segmentOf(row: DataRow, data: JourneyData, options: ReferenceOptions): string | null {
  const account = rowsOf(data, "accounts", options).find(
    (own) => text(row["customer_id"]) !== null && own["customer_id"] === row["customer_id"],
  );
  return text(account?.["segment"]);
}

const latestFirst = (rows: readonly DataRow[], moment: string): readonly DataRow[] =>
  [...rows].sort((a, b) => ((text(a[moment]) ?? "") < (text(b[moment]) ?? "") ? 1 : -1));

export function referenceResponse(data: JourneyData, slice: Slice, options: ReferenceOptions) {
  const units = new Map<string, DataRow[]>();
  for (const [at, row] of rowsIn(data, "invitations", "sent_at", slice, options).entries()) {
    const id = text(row["customer_id"]);
    const key = id === null ? `row ${at}` : `${id} ${text(row["wave"]) ?? "–"}`;
    units.set(key, [...(units.get(key) ?? []), row]);
  }
  const any = (rows: readonly DataRow[], field: string): boolean | null =>
    rows.some((row) => row[field] === true) ? true : rows.some((row) => row[field] === false) ? false : null;
  let [delivered, completed, started, unknown, reminders] = [0, 0, 0, 0, 0];
  const channels = new Map<string, number>();
  for (const rows of units.values()) {
    reminders += rows.length - 1;
    const [done, begun] = [any(rows, "completed"), any(rows, "started")];
    const arrived = done === true || begun === true ? true : any(rows, "delivered");
    if (arrived === false) continue;
    if (arrived === null || done === null) {
      unknown += 1;
      continue;
    }
    delivered += 1;
    completed += done ? 1 : 0;
    started += done || begun === true ? 1 : 0;
    const first = [...rows].sort((a, b) => ((text(a["sent_at"]) ?? "") < (text(b["sent_at"]) ?? "") ? -1 : 1))[0];
    const channel = text(first?.["channel"]) ?? "null";
    channels.set(channel, (channels.get(channel) ?? 0) + 1);
  }
  return {
    value: percent(completed, delivered),
    n: delivered,
    excluded: { missing: unknown, duplicate: reminders },
    parts: {
      invited: units.size,
      completed,
      started,
      rr1: percent(completed, units.size),
      byChannel: Object.fromEntries([...channels].map(([key, n]) => [key, { n }])),
    },
  };
}

export function referenceTasks(data: JourneyData, limit: number) {
  const known = (data.tasks ?? []).filter((row) => row["completed"] !== null);
  const late = known.filter((row) => row["completed"] === true && (number(row["seconds"]) ?? 0) > limit).length;
  const completed = known.filter((row) => row["completed"] === true).length - late;
  return {
    n: known.length,
    excluded: { missing: (data.tasks ?? []).length - known.length },
    parts: { completed, timedOut: late, rate: percent(completed, known.length) },
  };
}

export function referenceEngagement(
  data: JourneyData,
  slice: Slice,
  options: ReferenceOptions,
  settings: { readonly windowDays: number; readonly interactions: number; readonly days: number; readonly depth: number },
) {
  const accounts = rowsOf(data, "accounts", options).filter((row) => slice.kind !== "group" || text(row["segment"]) === slice.key);
  const events = rowsIn(data, "events", "at", { kind: "all" }, options).filter((row) => {
    const on = dayOf(row["at"]);
    return on !== null && options.asOf !== null && days(on, options.asOf) < settings.windowDays;
  });
  const people = accounts.map(({ customer_id }) => {
    const own = events.filter((row) => row["customer_id"] === customer_id);
    const places = own.flatMap((row) => text(row["touchpoint"]) ?? []);
    return { interactions: own.length, days: new Set(own.map((row) => dayOf(row["at"]))).size, depth: new Set(places).size };
  });
  const n = people.length;
  const active = people.filter(({ interactions }) => interactions > 0);
  const part = (value: number, target: number): number => Math.min(1, value / target);
  const scores = people.map(
    (own) => (100 * (part(own.interactions, settings.interactions) + part(own.days, settings.days) + part(own.depth, settings.depth))) / 3,
  );
  const full = people.filter(
    (own) => own.interactions >= settings.interactions && own.days >= settings.days && own.depth >= settings.depth,
  );
  const activeDays = people.reduce((sum, own) => sum + own.days, 0);
  return {
    value: percent(active.length, n),
    n,
    parts: {
      active: active.length,
      interactions: people.reduce((sum, own) => sum + own.interactions, 0),
      stickiness: active.length === 0 ? null : (100 * activeDays) / settings.windowDays / active.length,
      fullyEngaged: percent(full.length, n),
      score: n === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / n,
    },
  };
}

const STAGE: Readonly<Record<string, string>> = {
  Awareness: "awareness",
  awareness: "awareness",
  Achat: "decision",
  fidelizzazione: "retention",
  other: "other",
};

export function referenceFunnel(data: JourneyData, slice: Slice, options: ReferenceOptions, followUp: number) {
  const reached = new Map<string, Map<string, string>>();
  for (const row of rowsIn(data, "events", "at", slice, options)) {
    const [id, stage, on] = [text(row["customer_id"]), text(row["stage"]), dayOf(row["at"])];
    if (id === null || stage === null || on === null) continue;
    const own = reached.get(id) ?? new Map<string, string>();
    const name = STAGE[stage] ?? stage;
    if ((own.get(name) ?? "9") > on) own.set(name, on);
    reached.set(id, own);
  }
  const entryOf = (own: ReadonlyMap<string, string>): string => [...own.values()].sort()[0] ?? "";
  const followed = [...reached.values()].filter((own) => options.asOf !== null && days(entryOf(own), options.asOf) >= followUp);
  const count = (name: string): number =>
    followed.filter((own) => own.has(name) && days(entryOf(own), own.get(name) ?? "") <= followUp).length;
  const named = ["awareness", "decision", "retention"].filter((name) => count(name) > 0);
  const parts = { customers: reached.size, tooLate: reached.size - followed.length };
  // Fewer than two known stages: the order is that of the days, which the golden tests look at.
  if (named.length < 2) return { parts };
  const [first = "", last = ""] = [named[0], named.at(-1)];
  return {
    value: percent(count(last), count(first)),
    n: count(first),
    parts: { ...parts, stages: Object.fromEntries(named.map((name) => [name, { n: count(name) }])) },
  };
}

const score = (nps: number): number => (nps >= 9 ? 100 : nps <= 6 ? -100 : 0);
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export function referenceTouchpoints(data: JourneyData, slice: Slice, options: ReferenceOptions) {
  const answers = rowsIn(data, "answers", "answered_at", slice, options);
  const events = rowsIn(data, "events", "at", slice, options);
  // The last valid answer of a customer at each touchpoint, no touchpoint being one of them.
  const seen = new Set<string>();
  const kept = latestFirst(answers, "answered_at").filter((row) => {
    const nps = number(row["nps"]);
    if (nps === null || nps < 0) return false;
    const id = text(row["customer_id"]);
    const key = `${id} ${text(row["touchpoint"]) ?? "–"}`;
    if (id !== null && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const through = (name: string | null): ReadonlySet<string> =>
    new Set(
      [...answers, ...events]
        .filter((row) => text(row["touchpoint"]) !== null && (name === null || row["touchpoint"] === name))
        .flatMap((row) => text(row["customer_id"]) ?? []),
    );
  const everybody = through(null).size;
  const overall = mean(kept.map((row) => score(number(row["nps"]) ?? 0)));
  const names = new Set([...answers, ...events].flatMap((row) => text(row["touchpoint"]) ?? []));
  const list = [...names].map((name) => {
    const people = through(name);
    const own = kept.filter((row) => row["touchpoint"] === name).map((row) => score(number(row["nps"]) ?? 0));
    const nps = mean(own);
    const amounts = [...people].flatMap(
      (id) => number(rowsOf(data, "accounts", options).find((row) => row["customer_id"] === id)?.["revenue"]) ?? [],
    );
    const pain = everybody === 0 || nps === null || overall === null ? null : (people.size / everybody) * (overall - nps);
    return [
      name,
      {
        customers: people.size,
        answers: own.length,
        nps,
        pain,
        revenue: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
        events: events.filter((row) => row["touchpoint"] === name).length,
        asked: answers.filter((row) => row["touchpoint"] === name).length,
      },
    ] as const;
  });
  const pains = list.flatMap(([, { pain, answers: n }]) => (pain !== null && n >= 10 ? [pain] : []));
  const counts = purchases(data, events, slice, options).filter((count) => count > 0);
  return {
    value: pains.length === 0 ? null : Math.max(...pains),
    n: everybody,
    parts: {
      overall,
      touchpoints: Object.fromEntries(list),
      perPurchase:
        counts.length === 0
          ? null
          : { purchases: counts.length, mean: mean(counts), shareMany: percent(counts.filter((count) => count > 4).length, counts.length) },
    },
  };
}

/** Different touchpoints before each day with a purchase, since the one before. */
function purchases(data: JourneyData, events: readonly DataRow[], slice: Slice, options: ReferenceOptions): readonly number[] {
  const bought = rowsIn(data, "transactions", "date", slice, options);
  const keys = [...new Set(bought.map((row) => `${text(row["customer_id"])} ${dayOf(row["date"])}`))].sort();
  return keys.map((key, at) => {
    const [id = "", on = ""] = key.split(" ");
    const [previous = "", since = ""] = (keys[at - 1] ?? "").split(" ");
    const own = events.filter((row) => {
      const when = dayOf(row["at"]);
      return row["customer_id"] === id && when !== null && when <= on && (previous !== id || when > since);
    });
    return new Set(own.flatMap((row) => text(row["touchpoint"]) ?? [])).size;
  });
}

export function referenceThemes(data: JourneyData, slice: Slice, options: ReferenceOptions, read: (text: string) => readonly string[]) {
  const answers = rowsIn(data, "answers", "answered_at", slice, options);
  const comments = answers.filter((row) => (text(row["comment"]) ?? "").trim() !== "");
  const themesOf = (row: DataRow): readonly string[] => read(text(row["comment"]) ?? "");
  const scoresOf = (rows: readonly DataRow[]): readonly number[] =>
    rows.flatMap((row) => {
      const nps = number(row["nps"]);
      return nps === null || nps < 0 ? [] : [score(nps)];
    });
  const all = mean(scoresOf(answers));
  const names = [...new Set(comments.flatMap(themesOf))];
  const list = names.map((name) => {
    const own = comments.filter((row) => themesOf(row).includes(name));
    const rest = mean(scoresOf(answers.filter((row) => !own.includes(row))));
    const scores = scoresOf(own);
    return [
      name,
      {
        comments: own.length,
        share: percent(own.length, comments.length),
        ofAnswers: percent(own.length, answers.length),
        nps: mean(scores),
        npsWithout: rest,
        impact: scores.length === 0 || all === null || rest === null ? null : all - rest,
      },
    ] as const;
  });
  return {
    value: percent(comments.filter((row) => themesOf(row).length > 0).length, comments.length),
    n: comments.length,
    excluded: { missing: answers.length - comments.length },
    parts: { answers: answers.length, themes: Object.fromEntries(list) },
  };
}
