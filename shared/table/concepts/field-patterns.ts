import { CANONICAL, type CanonicalTable } from "../fields.ts";
import { matchPattern, type Pattern, parsePattern } from "./match-pattern.ts";
import { readHeader } from "./read-header.ts";

const PAID = "~AMOUNT/AVERAGE/CUSTOMER/ACCOUNT/CONTRACT/PLAN/YEAR_NUMBER/RECURRING/LAST/MEMBER";
const TOLD_ON = "~DATE/TIME/SURVEY/RESPONSE/CUSTOMER/COMPLETE";

/**
 * What headings say, by field, as concepts (concepts/*.ts). `*.field` = in every table that has the field. Together with the lists
 * of phrases in synonyms/*.ts; the better of the two counts.
 */
export const FIELD_PATTERNS: Readonly<Record<string, readonly string[]>> = {
  "*.customer_id": [
    "CUSTOMER ACCOUNT ~ID/CONTRACT/PLAN @0.9",
    "CONTRACT ACCOUNT ~ID/PLAN @0.8",
    "CUSTOMER ID ~ACCOUNT/COUNT/MEMBER/CONTRACT",
    "ACCOUNT ID ~COUNT/CUSTOMER/CONTRACT @0.96",
    "MEMBER ID ~COUNT/CUSTOMER/ACCOUNT/CONTRACT @0.94",
    "RESPONDENT ID ~COUNT @0.85",
    "CUSTOMER ~MEMBER @0.75",
    "ACCOUNT @0.65",
    "MEMBER @0.56",
    "CONTRACT ID ~COUNT/PLAN @0.7",
    "FEE ACCOUNT ~ID @0.7",
  ],
  "*.segment": [
    "SEGMENT ~CUSTOMER/ID/REGION/TYPE/ACCOUNT",
    "CUSTOMER/ACCOUNT GROUP/TYPE/CATEGORY/CLASS ~MEMBER @0.9",
    "GROUP ~CUSTOMER @0.72",
    "CLASS ~CUSTOMER/ACCOUNT @0.7",
    "PLAN ~TYPE/CLASS/CUSTOMER/PRODUCT @0.75",
    "SIZE ~CUSTOMER/COMPANY/CLASS @0.7",
    "INDUSTRY ~CUSTOMER/COMPANY/ACTION/REGION @0.7",
    "REGION ~CUSTOMER/ORDER/SEGMENT @0.62",
    "CONTRACT TYPE @0.8",
  ],
  "*.channel": ["CHANNEL ~CONTACT/SURVEY/TYPE/SEND/HANDLE/TICKET/RESPONSE/PERSON_NAME/IN_USE/ORDER/ID"],
  "*.wave": [
    "WAVE ~SURVEY/MONTH/DATE/PERIOD/COUNT/ID/PERSON_NAME/DATE",
    "SURVEY PERIOD/QUARTER/MONTH/YEAR/STAGE @0.9",
    "PERIOD/QUARTER @0.6",
  ],
  "*.touchpoint": ["TOUCHPOINT ~PERSON_NAME/CONTACT/SURVEY/CUSTOMER/TYPE", "CONTACT TYPE @0.6"],
  "*.stage": ["STAGE ~CUSTOMER/TOUCHPOINT/PERSON_NAME/TYPE"],
  "answers.answered_at": [
    "RESPONSE/SURVEY DATE/TIME ~DATE/TIME/COMPLETE",
    "COMMENT DATE @0.85",
    "RATING DATE @0.8",
    `COMPLETE/RESPONSE ${TOLD_ON} @0.9`,
    `RECEIVE ${TOLD_ON} @0.8`,
    "RESPONSE @0.7",
    "DATE ~TIME @0.75",
    "WAVE DATE @0.8",
    "CREATE/OPEN ~DATE/TIME @0.6",
    "SURVEY CREATE ~DATE/TIME @0.85",
    "END DATE ~SURVEY @0.7",
  ],
  "answers.comment": [
    "COMMENT ~NPS/CUSTOMER/SURVEY/RESPONSE/IMPROVE/REASON/RATING",
    "REASON RATING/SURVEY ~RESPONSE/RATING/SURVEY @0.85",
    "IMPROVE @0.8",
    "REASON ~NPS/SATISFACTION @0.65",
    "SURVEY ~CUSTOMER @0.6",
  ],
  "answers.weight": ["WEIGHT ~SURVEY/RATING/FLAG/CUSTOMER"],
  "accounts.start_date": [
    "START ~DATE/CUSTOMER/CONTRACT/PLAN/ACCOUNT/RECURRING/MEMBER",
    "JOIN ~DATE/CUSTOMER/CONTRACT/PLAN/ACCOUNT/MEMBER/CREATE/SINCE @0.95",
    "SINCE ~CUSTOMER/MEMBER/ACCOUNT/CONTRACT/DATE/PLAN @0.95",
    "FIRST CONTRACT/PLAN/ORDER/BUY/CONTACT ~DATE @0.9",
    "OPEN/CREATE ACCOUNT/CUSTOMER/CONTRACT ~DATE/TIME @0.9",
    "CONTRACT DATE ~PLAN @0.75",
    "CREATE DATE ~CUSTOMER/ACCOUNT @0.65",
    "OPEN DATE @0.6",
  ],
  "accounts.end_date": [
    "END ~DATE/CUSTOMER/CONTRACT/PLAN/ACCOUNT/MEMBER",
    "LEAVE ~DATE/CUSTOMER/CONTRACT/PLAN/ACCOUNT/MEMBER/END @0.95",
    "CLOSE ~DATE/ACCOUNT/CUSTOMER/CONTRACT @0.75",
  ],
  "accounts.churned": [
    "LEAVE ~CUSTOMER/CONTRACT/PLAN/ACCOUNT/FLAG/MEMBER",
    "STATUS ~CUSTOMER/ACCOUNT/CONTRACT/PLAN/RECURRING/MEMBER/LEAVE @0.78",
  ],
  "accounts.mrr": [
    "MRR ~AMOUNT/AVERAGE/CUSTOMER",
    "MONTHLY_FEE ~PLAN/FEE/AMOUNT/AVERAGE/CONTRACT/CUSTOMER",
    `MONTHLY/MONTH FEE/REVENUE/AMOUNT/SPEND ${PAID}/FEE/REVENUE`,
    "RECURRING REVENUE ~AMOUNT/CUSTOMER @0.8",
    "RECURRING MONTHLY @0.8",
    "FEE ~PLAN/RECURRING @0.57",
  ],
  "accounts.revenue": [
    "ARR ~AMOUNT/CONTRACT/REVENUE",
    `ANNUAL/YEAR REVENUE/AMOUNT/SPEND/FEE ${PAID}/REVENUE/SPEND/ANNUAL/FEE`,
    `ANNUAL CONTRACT AMOUNT`,
    "REVENUE YEAR_NUMBER ~AMOUNT/CUSTOMER/REVENUE @0.9",
    "REVENUE ~CUSTOMER/AMOUNT/AVERAGE/YEAR_NUMBER @0.75",
  ],
  "accounts.variable_cost": [
    "VARIABLE COST ~CUSTOMER/MONTHLY/AMOUNT",
    "SERVE COST ~CUSTOMER/MONTHLY/AMOUNT @0.97",
    "DIRECT COST ~CUSTOMER/AMOUNT @0.95",
    "HANDLE/TICKET COST ~CUSTOMER @0.85",
    "VARIABLE @0.6",
  ],
  "accounts.cac": ["CAC ~COST/AMOUNT/CUSTOMER", "ACQUIRE COST/SPEND ~CUSTOMER/AMOUNT"],
  "accounts.renewals": ["RENEW ~COUNT/CONTRACT/PLAN/CUSTOMER"],
  "accounts.usage_per_week": ["USAGE WEEK ~COUNT/AVERAGE/DAYS/IN_USE/ACCOUNT"],
  "accounts.features_used": ["FEATURE IN_USE/USAGE ~COUNT", "FEATURE JOIN ~COUNT @0.9", "FEATURE ~COUNT @0.8"],
  "accounts.tickets_per_month": ["TICKET/CONTACT/CALL MONTH/MONTHLY ~COUNT/AVERAGE/SERVE/TICKET"],
  "accounts.payment_delay_days": ["DELAY ~PAYMENT/DAYS/AVERAGE/COUNT/ORDER/MARGIN", "DPD"],
  "transactions.date": [
    "ORDER/BUY DATE ~TIME/DATE/ID",
    "DATE ~TIME/OCCUR/ACTION/ORDER @0.9",
    "ORDER/BUY @0.65",
    "CREATE ~DATE/TIME @0.65",
    "OCCUR ~DATE/TIME @0.7",
  ],
  "transactions.amount": [
    "AMOUNT ~ORDER/OVERALL/RECEIVE/REVENUE/PLAN/BUY/SPEND",
    "REVENUE ~ORDER/AMOUNT/OVERALL @0.85",
    "SPEND ~AMOUNT/ORDER @0.8",
    "OVERALL ~ORDER/AMOUNT @0.75",
    "INFLOW @0.7",
    "FEE ~AMOUNT @0.56",
    "UNIT_PRICE ~AMOUNT/FEE/ORDER/PRODUCT @0.7",
  ],
  "transactions.margin": ["MARGIN ~AMOUNT/ORDER/DIRECT/CONTRACT/AGENT"],
  "transactions.is_recurring": ["RECURRING ~FLAG/ORDER/PLAN/REVENUE/FEE"],
  "movements.month": ["MONTH/PERIOD/DATE ~MOVEMENT/MRR/ORDER/ACCOUNT/DATE/ACTION/YEAR"],
  "movements.type": ["MOVEMENT ~TYPE/MRR/CATEGORY/ID", "TYPE ~MRR/MOVEMENT @0.9", "CATEGORY @0.7", "REASON @0.6"],
  "movements.amount": ["MOVEMENT ~MRR/AMOUNT/REVENUE/ARR", "MRR ~AMOUNT/MOVEMENT @0.85", "AMOUNT ~MRR/MOVEMENT/FEE @0.95"],
  "tickets.ticket_id": ["TICKET ID ~COUNT/SERVE", "TICKET @0.8", "CONTACT/CALL ID ~COUNT @0.75"],
  "tickets.channel": ["CONTACT TYPE @0.6"],
  "tickets.created_at": [
    "JOIN ~DATE/TIME @0.6",
    "CALL START ~DATE/TIME @0.9",
    "OPEN/CREATE/RECEIVE ~TICKET/DATE/TIME/CALL",
    "TICKET/CALL DATE ~TIME/OPEN/CREATE/RECEIVE/DATE @0.95",
    "CONTACT DATE ~TIME @0.8",
    "START ~DATE/TIME @0.7",
    "TICKET START ~DATE/TIME @0.85",
    "DATE ~TIME @0.6",
  ],
  "tickets.first_response_at": [
    "FIRST SERVE ~DATE/TIME @0.7",
    "FIRST ~DATE/TIME @0.6",
    "FIRST RESPONSE/HANDLE ~DATE/TIME/SEND/CONTACT/AGENT/TICKET",
  ],
  "tickets.resolved_at": [
    "HANDLE END ~DATE @0.85",
    "RESOLVE ~DATE/TIME/CLOSE/TICKET",
    "CLOSE ~DATE/TIME/TICKET @0.95",
    "COMPLETE ~DATE/TIME/TICKET @0.75",
    "END ~DATE/TIME/HANDLE @0.7",
  ],
  "tickets.handle_seconds": [
    "CALL SECONDS/MINUTES ~TIME/DURATION @0.9",
    "EFFORT/WORKED MINUTES/SECONDS ~TIME @0.8",
    "HANDLE ~TIME/DURATION/SECONDS/MINUTES/HOURS/AVERAGE/CALL/TICKET",
    "DURATION CALL ~SECONDS/MINUTES/HOURS/TIME",
    "DURATION ~SECONDS/MINUTES/HOURS/TIME/TICKET @0.7",
  ],
  "tickets.contacts": ["TICKET COUNT @0.6", "CONTACT/INTERACTION ~COUNT/CUSTOMER", "RESPONSE COUNT ~ID @0.75"],
  "tickets.reopened": ["REOPEN ~TICKET/FLAG/COUNT", "AGAIN OPEN ~TICKET @0.9"],
  "tickets.category": [
    "CATEGORY ~TICKET/CONTACT/TOPIC/REASON/CALL",
    "REASON ~CONTACT/TICKET/CALL/TOPIC @0.95",
    "TYPE TICKET/CONTACT/CALL ~REASON @0.95",
    "TYPE ORDER @0.6",
    "TOPIC ~TICKET/CONTACT/REASON/REGION @0.9",
    "TYPE @0.65",
  ],
  "tickets.fcr": [
    "FIRST CALL/CONTACT HANDLE ~FLAG @0.85",
    "ERSTLOSUNG ~RESOLVE/FIRST/CONTACT/FLAG/CALL",
    "FIRST CONTACT/CALL RESOLVE ~FLAG/SERVE/ID/COUNT/CLOSE",
    "FIRST RESOLVE ~SINCE/TIME/CONTACT/CALL/FLAG @0.9",
  ],
  "invitations.sent_at": ["SEND ~DATE/TIME/INVITE/SURVEY/EMAIL", "INVITE DATE ~TIME/SEND", "INVITE ~SURVEY/SEND @0.8", "DATE ~TIME @0.55"],
  "invitations.delivered": ["DELIVER ~SUCCESS/EMAIL/SURVEY/INVITE/FLAG", "RECEIVE ~EMAIL/SURVEY @0.75"],
  "invitations.started": ["CLICK ~SURVEY/EMAIL/INVITE/START/FLAG", "START ~SURVEY/FLAG @0.95"],
  "invitations.completed": ["COMPLETE ~SURVEY/RESPONSE/FLAG/END", "RESPONSE ~FLAG/SURVEY @0.85", "END @0.7"],
  "tasks.participant_id": ["PARTICIPANT ~ID/COUNT/MEMBER/USAGE", "MEMBER ~ID/COUNT @0.85", "RESPONDENT ~ID @0.7"],
  "tasks.task_id": ["TASK ~ID/COUNT/PERSON_NAME"],
  "tasks.completed": ["SUCCESS ~TASK/FLAG/COMPLETE", "COMPLETE ~TASK/FLAG @0.95", "TASK RESOLVE @0.95", "OUTCOME ~TASK @0.75"],
  "tasks.seconds": ["SECONDS ~TIME/DURATION/TASK/WORKED/IN_USE", "TIME ~TASK/WORKED/DURATION/SECONDS @0.9", "DURATION ~TASK/SECONDS @0.85"],
  "events.at": [
    "CREATE ~DATE/TIME @0.6",
    "EVENT DATE/TIME ~DATE/TIME",
    "OCCUR ~DATE/TIME/EVENT @0.95",
    "DATE ~TIME @0.8",
    "ACTION DATE/TIME @0.8",
    "TIME @0.7",
  ],
  "events.type": ["EVENT ~TYPE/PERSON_NAME/ACTION/CATEGORY", "ACTION ~TYPE/PERSON_NAME @0.92", "TYPE @0.65"],
  "outcomes.group": ["GROUP ~CUSTOMER @0.95", "SEGMENT ~CUSTOMER @0.6", "CUSTOMER TYPE/CATEGORY @0.8"],
  "outcomes.outcome": ["OUTCOME ~CUSTOMER/TYPE/LIKELY/BENEFIT", "BENEFIT CUSTOMER @0.9"],
  "outcomes.polarity": ["POLARITY ~OUTCOME"],
  "outcomes.reach": ["REACH ~CUSTOMER/SEGMENT/SINCE"],
  "outcomes.duration": ["DURATION ~DAYS/COUNT", "DAYS ~COUNT/AVERAGE @0.85"],
  "outcomes.intensity": ["INTENSITY ~SATISFACTION/OUTCOME"],
  "outcomes.worth_doing": ["WORTH ~WORKED/SUCCESS/FLAG/EFFORT/ACTION"],
  "cashflows.project": ["PROJECT ~PERSON_NAME/ID/IMPROVE", "PROJECT TARGET @0.7"],
  "cashflows.period": ["YEAR/PERIOD/MONTH/QUARTER ~DATE/COUNT/ID/YEAR/PERIOD/PROJECT", "DATE @0.8"],
  "cashflows.benefit": [
    "BENEFIT ~AMOUNT/INFLOW/DIRECT/YEAR",
    "SAVED COST ~AMOUNT",
    "INFLOW ~AMOUNT @0.95",
    "REVENUE ~AMOUNT @0.75",
    "MARGIN @0.65",
  ],
  "cashflows.cost": ["COST ~AMOUNT/PROJECT/DIRECT/SPEND/OVERALL", "OUTFLOW ~AMOUNT @0.92", "SPEND ~AMOUNT/OVERALL/PROJECT @0.9"],
  "cashflows.benefit_hours": ["SAVED ~HOURS/TIME @0.6", "SAVED HOURS/TIME ~HOURS/WORKED", "BENEFIT HOURS"],
  "cashflows.cost_hours": ["HANDLE HOURS @0.85", "WORKED HOURS/TIME ~HOURS/PROJECT", "COST HOURS", "EFFORT HOURS", "HOURS @0.7"],
  "segment_costs.fixed_cost": [
    "FIXED COST ~SEGMENT/AMOUNT/COST",
    "FIXED ~AMOUNT/COST @0.85",
    "COST/SPEND OVERALL @0.75",
    "COST SEGMENT @0.8",
  ],
  "segment_costs.period": ["YEAR/PERIOD/MONTH ~DATE"],
};

const parsed = new Map<string, readonly (Pattern & { readonly text: string })[]>();

function patternsOf(table: CanonicalTable, field: string): readonly (Pattern & { readonly text: string })[] {
  const key = `${table}.${field}`;
  const ready = parsed.get(key);
  if (ready !== undefined) return ready;
  const own = Object.hasOwn(CANONICAL[table], field) ? [...(FIELD_PATTERNS[key] ?? []), ...(FIELD_PATTERNS[`*.${field}`] ?? [])] : [];
  const made = own.map((text) => ({ ...parsePattern(text), text }));
  parsed.set(key, made);
  return made;
}

/** How well a heading says a field, 0–1, and by which pattern. */
export function fieldScore(table: CanonicalTable, field: string, header: string): { readonly score: number; readonly pattern: string } {
  const tokens = readHeader(header);
  let best = { score: 0, pattern: "" };
  for (const pattern of patternsOf(table, field)) {
    const score = matchPattern(tokens, pattern);
    if (score > best.score) best = { score, pattern: pattern.text };
  }
  return best;
}
