/**
 * The canonical tables and their fields (methods.md 0.2). Everything that follows the mapping knows these names only.
 *
 * `kind` says how a cell is read: `id` trimmed text · `day` a calendar day · `moment` day and time · `answer` a whole
 * number on a scale · `number` any finite number · `money` a number that is an amount · `flag` yes or no · `label` short
 * text with few values · `text` free text · `period` a whole number, a year or a day (cashflows).
 */
export type FieldKind = "id" | "day" | "moment" | "answer" | "number" | "money" | "flag" | "label" | "text" | "period";

export const CANONICAL = {
  answers: {
    customer_id: "id",
    answered_at: "moment",
    wave: "label",
    segment: "label",
    channel: "label",
    touchpoint: "label",
    stage: "label",
    nps: "answer",
    csat: "answer",
    ces: "answer",
    sat: "answer",
    recommend: "answer",
    repurchase: "answer",
    comment: "text",
    weight: "number",
  },
  accounts: {
    customer_id: "id",
    segment: "label",
    start_date: "day",
    end_date: "day",
    churned: "flag",
    mrr: "money",
    revenue: "money",
    variable_cost: "money",
    cac: "money",
    renewals: "number",
    usage_per_week: "number",
    features_used: "number",
    tickets_per_month: "number",
    payment_delay_days: "number",
  },
  transactions: {
    customer_id: "id",
    date: "day",
    amount: "money",
    margin: "money",
    is_recurring: "flag",
  },
  movements: {
    month: "day",
    customer_id: "id",
    type: "label",
    amount: "money",
  },
  tickets: {
    ticket_id: "id",
    customer_id: "id",
    created_at: "moment",
    first_response_at: "moment",
    resolved_at: "moment",
    handle_seconds: "number",
    contacts: "number",
    reopened: "flag",
    channel: "label",
    category: "label",
    fcr: "flag",
  },
  invitations: {
    customer_id: "id",
    sent_at: "moment",
    delivered: "flag",
    started: "flag",
    completed: "flag",
    channel: "label",
    wave: "label",
  },
  tasks: {
    participant_id: "id",
    task_id: "id",
    completed: "flag",
    seconds: "number",
  },
  events: {
    customer_id: "id",
    at: "moment",
    type: "label",
    stage: "label",
    touchpoint: "label",
  },
  outcomes: {
    customer_id: "id",
    group: "label",
    outcome: "label",
    polarity: "number",
    reach: "number",
    duration: "number",
    intensity: "number",
    wave: "label",
    worth_doing: "flag",
  },
  cashflows: {
    project: "label",
    period: "period",
    benefit: "money",
    cost: "money",
    benefit_hours: "number",
    cost_hours: "number",
  },
  segment_costs: {
    segment: "label",
    fixed_cost: "money",
    period: "period",
  },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type CanonicalTable = keyof typeof CANONICAL;

export const CANONICAL_TABLES = Object.keys(CANONICAL) as readonly CanonicalTable[];

/** The fields that hold answers on a scale, in the order the product lists them. */
export const QUESTIONS = ["nps", "csat", "ces", "sat", "recommend", "repurchase"] as const;
export type Question = (typeof QUESTIONS)[number];

/** The kind of a field; a key that `methods.md` does not know is kept under its own name, as a label. */
export function fieldKind(table: CanonicalTable, field: string): FieldKind {
  const fields: Readonly<Record<string, FieldKind>> = CANONICAL[table];
  return Object.hasOwn(fields, field) ? (fields[field] ?? "label") : "label";
}
