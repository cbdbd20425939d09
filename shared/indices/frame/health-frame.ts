import { addMonths } from "../../calendar.ts";
import { CANONICAL, type Question } from "../../table/fields.ts";
import { dayLiteral, daysBetween } from "../dialect.ts";
import type { HealthComponent, Settings } from "../settings.ts";
import { healthColumn, type MoreColumns } from "./account-rows.ts";
import { numberFields, rawColumn } from "./accounts-frame.ts";
import { type FrameInput, has } from "./frame-input.ts";

/** The defaults that do not come from answers, in the order of methods.md 5: floor, target, weight. */
const DEFAULTS = [
  { field: "accounts.usage_per_week", floor: 0, target: 10, weight: 30 },
  { field: "accounts.features_used", floor: 0, target: 8, weight: 20 },
  { field: "accounts.tickets_per_month", floor: 10, target: 0, weight: 20 },
  { field: "tickets", floor: 10, target: 0, weight: 20 },
  { field: "accounts.payment_delay_days", floor: 30, target: 0, weight: 15 },
] as const;

const SURVEY_WEIGHT = 15;
const TRUE_COMPONENT = { critical: null, maxAgeDays: null, reference: null } as const;

/**
 * The components in force: the setting's, or the defaults of cli.md, as far as their columns are mapped. Tickets of the last
 * month stand in for a missing tickets_per_month; csat stands in where nps is not mapped.
 */
export function healthComponents(
  input: Pick<FrameInput, "fields" | "types" | "scales" | "asOf"> & { readonly settings: Settings },
): readonly HealthComponent[] {
  const chosen = input.settings.health.components;
  if (chosen !== null) return chosen.filter((component) => isAvailable(input, component.field));
  const survey = (["nps", "csat"] as const).find((question) => has(input, "answers", question) && has(input, "answers", "customer_id"));
  const plain = DEFAULTS.filter(({ field }) => field !== "tickets" || !has(input, "accounts", "tickets_per_month")).map((component) => ({
    ...component,
    ...TRUE_COMPONENT,
  }));
  const answer = (question: Question): HealthComponent => ({
    field: `answers.${question}`,
    floor: input.scales[question].min,
    target: input.scales[question].max,
    weight: SURVEY_WEIGHT,
    ...TRUE_COMPONENT,
  });
  return [...plain, ...(survey === undefined ? [] : [answer(survey)])].filter(({ field }) => isAvailable(input, field));
}

/** The question of a component that is a survey answer. */
export function componentQuestion(field: string): Question | null {
  const question = field.startsWith("answers.") ? field.slice("answers.".length) : "";
  return Object.hasOwn(CANONICAL.answers, question) ? (question as Question) : null;
}

function isAvailable(input: Pick<FrameInput, "fields" | "types" | "asOf">, field: string): boolean {
  if (field === "tickets") return has(input, "tickets", "created_at") && has(input, "tickets", "customer_id") && input.asOf !== null;
  const question = componentQuestion(field);
  if (question !== null) return has(input, "answers", question) && has(input, "answers", "customer_id");
  return numberFields(input).includes(field.slice("accounts.".length));
}

/**
 * `frame_health`: every customer started by asOf with `score` (0–100 to nine decimals, so that equal scores are equal, null below
 * the coverage), `coverage` (available weight / total weight) and `critical` (red whatever the score), and `u0`, `u1` … of the components, imputed where that is asked for (a
 * customer's own are what coverage and critical levels look at).
 */
export function healthSelect(input: FrameInput, components: readonly HealthComponent[]): string {
  const imputes = input.settings.health.missing === "segmentMedian";
  const parts = components.map((component, at) => ({
    component,
    value: `x${at}`,
    known: `k${at}`,
    u: `u${at}`,
  }));
  const raw = parts.flatMap(({ component, value }, at) => {
    const own = componentValue(input, component, at);
    const median = `median(cast(${own} as double)) filter (where a.active) over (partition by a.segment) as m${at}`;
    return [`${own} as ${value}`, ...(imputes ? [median] : [])];
  });
  const inner = parts.map(({ component, value, known }) => `${normalised(value, component)} as ${known}`);
  // u of the segment's median: by floor and target that is the median of u, and by rank it is the u of somebody in the middle.
  const filled = parts.map(({ component, known, u }, at) =>
    imputes ? `coalesce(${known}, ${normalised(`m${at}`, component)}) as ${u}` : `${known} as ${u}`,
  );
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const weightOf = (of: "known" | "u"): string =>
    parts.map((part) => `case when ${part[of]} is null then 0 else ${double(part.component.weight)} end`).join(" + ");
  const available = weightOf("known");
  const geometric = input.settings.health.aggregate === "geometric";
  const weighted = parts
    .map(
      ({ component, u }) =>
        `coalesce(${double(component.weight)} * ${geometric ? `case when ${u} is not null then ln(greatest(${u}, 1e-9)) end` : u}, 0)`,
    )
    .join(" + ");
  const mean = `(${weighted}) / nullif(${weightOf("u")}, 0)`;
  const score = `100 * ${geometric ? `exp(${mean})` : mean}`;
  const critical = parts.flatMap(({ component, known }) =>
    component.critical === null ? [] : [`coalesce(${known} < ${double(component.critical)}, false)`],
  );
  const coverage = total > 0 ? `(${available}) / ${double(total)}` : double(0);
  // A share such as 0.6 need not be the quotient of the weights to the last digit.
  const enough = `${coverage} >= ${double(input.settings.health.minCoverage)} - 1e-12`;
  const joins = parts.flatMap(({ component }, at) => componentJoin(input, component, at));
  return `select customer, grp, active, ended, cast(${coverage} as decimal(18, 12)) as coverage, ${critical.length === 0 ? "false" : critical.join(" or ")} as critical,
      cast(case when ${enough} then ${score} end as decimal(18, 9)) as score${parts.map(({ u }) => `, ${u}`).join("")}
     from (select *, ${filled.join(", ")}
      from (select *, ${inner.join(", ")}
       from (select a.customer, a.grp, a.active, a.ended, ${raw.join(", ")} from frame_accounts a ${joins.join(" ")}) r) n) s`;
}

/** Whether a component is the last answer to a question, however old. */
export const isLastAnswer = ({ field, maxAgeDays }: HealthComponent): boolean => componentQuestion(field) !== null && maxAgeDays === null;

/** Whether what a component is made of is the same whoever else is filtered out: a column of the account, or a last answer, which is looked up. */
export const isOwnValue = (component: HealthComponent): boolean => component.field.startsWith("accounts.") || isLastAnswer(component);

/** What the components are made of, as columns of `frame_accounts a` to read (account-rows.ts); not of last answers. */
export function healthColumns(input: FrameInput, components: readonly HealthComponent[]): MoreColumns {
  const others = components.flatMap((component, at) => (isLastAnswer(component) ? [] : [{ component, at }]));
  return {
    columns: others.map(({ component, at }) => `cast(${componentValue(input, component, at)} as double) as ${healthColumn(at)}`),
    joins: others.flatMap(({ component, at }) => componentJoin(input, component, at)),
  };
}

/** The values `x` of a component over the active customers who have one. */
export function activeValues(input: FrameInput, component: HealthComponent): string {
  const value = `cast(${componentValue(input, component, 0)} as double)`;
  return `select ${value} as x from frame_accounts a ${componentJoin(input, component, 0).join(" ")} where a.active and ${value} is not null`;
}

const double = (value: number): string => `cast(${value} as double)`;

/** u = (x − floor)/(target − floor) held in 0–1, or the rank among the reference; null stays null, which `least` and `greatest` would not do. */
function normalised(value: string, { floor, target, reference }: HealthComponent): string {
  if (reference !== null) return `case when ${value} is not null then ${ranked(value, reference, target < floor)} end`;
  const u = `(${value} - ${double(floor)}) / ${double(target - floor)}`;
  return `case when ${value} is null then null when ${u} < 0 then ${double(0)} when ${u} > 1 then ${double(1)} else ${u} end`;
}

/**
 * `rankAmong` as a scalar: twice the points beaten and those equalled, by halving the list as the code does; looking through it whole
 * takes ten times as long, seconds for a million customers.
 */
function ranked(value: string, reference: readonly number[], isReversed: boolean): string {
  const steps = [...new Set(reference)].map((point) => ({
    point,
    below: reference.filter((other) => other < point).length,
    upTo: reference.filter((other) => other <= point).length,
  }));
  const halves = (counted: number): number => (isReversed ? 2 * reference.length - counted : counted);
  const among = (from: number, to: number): string => {
    const middle = (from + to) >> 1;
    const step = from < to ? steps[middle] : undefined;
    if (step === undefined) return String(halves(2 * (steps[from - 1]?.upTo ?? 0)));
    const point = exact(step.point);
    return `case when ${value} < ${point} then ${among(from, middle)} when ${value} = ${point} then ${halves(step.below + step.upTo)} else ${among(middle + 1, to)} end`;
  };
  return `cast(${among(0, steps.length)} as double) / ${double(2 * reference.length)}`;
}

/** With an exponent SQL reads a double, to the last digit; without one a decimal, which need not become the same double. */
const exact = (value: number): string => (String(value).includes("e") ? String(value) : `${value}e0`);

function componentValue(input: FrameInput, { field, maxAgeDays }: HealthComponent, at: number): string {
  if (field === "tickets") return `cast(coalesce(c${at}.tickets, 0) as double)`;
  if (componentQuestion(field) === null) return `a.${rawColumn(field.slice("accounts.".length))}`;
  const answer = `cast(c${at}.answer as double)`;
  if (maxAgeDays === null || input.asOf === null) return answer;
  // An answer without a date is taken as the oldest, and so as too old.
  return `case when ${daysBetween(`c${at}.day`, dayLiteral(input.asOf))} <= ${maxAgeDays} then ${answer} end`;
}

function componentJoin(input: FrameInput, { field, maxAgeDays }: HealthComponent, at: number): readonly string[] {
  if (field === "tickets") {
    const from = dayLiteral(addMonths(input.asOf ?? "1970-01-01", -1));
    return [
      `left join (select customer, count(*) as tickets from frame_tickets where created_day > ${from} group by customer) c${at} on c${at}.customer = a.customer`,
    ];
  }
  const question = componentQuestion(field);
  if (question === null) return [];
  const needsDay = maxAgeDays !== null && input.asOf !== null;
  const day = needsDay
    ? `(select l.*, ${has(input, "answers", "answered_at") ? "d.day" : "cast(null as date) as day"} from last_${question}_of_customer l join frame_answers d on d.ord = l.ord)`
    : `last_${question}_of_customer`;
  return [`left join ${day} c${at} on c${at}.customer = a.customer`];
}
