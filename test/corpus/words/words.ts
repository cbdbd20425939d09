/**
 * What people of one language write into their spreadsheets. Headings are separated by `|`. They are written as they are met in the
 * field and never taken from the synonym lists of the product.
 */
export type Words = {
  readonly headings: Readonly<Record<Concept, string>>;
  /** Answers in words, from the lowest to the highest. */
  readonly ladders: Readonly<Record<Ladder, string>>;
  readonly values: Readonly<Record<ValueList, string>>;
};

export type Ladder = "satisfied5" | "likely5" | "agree5" | "ease5" | "ease7" | "quality5";

export type ValueList =
  | "yesNo"
  | "kept"
  | "lost"
  | "segments"
  | "plans"
  | "regions"
  | "channels"
  | "touchpoints"
  | "stages"
  | "waves"
  | "movements"
  | "categories"
  | "priorities"
  | "ticketStates"
  | "events"
  | "outcomes"
  | "projects"
  | "products"
  | "firstNames"
  | "cities"
  | "genders"
  | "comments"
  | "missing"
  | "titles"
  | "notes"
  | "total"
  | "months"
  | "npsGroups";

/** What a column holds, whatever it is called. */
export type Concept =
  // Keys.
  | "customerId"
  | "ticketId"
  | "orderId"
  | "responseId"
  | "participantId"
  | "taskId"
  // Surveys.
  | "answeredAt"
  | "wave"
  | "segment"
  | "channel"
  | "touchpoint"
  | "stage"
  | "npsShort"
  | "npsAsked"
  | "recommendAsked"
  | "csatShort"
  | "csatAsked"
  | "cesShort"
  | "easeAsked"
  | "effortAsked"
  | "repurchaseAsked"
  | "partSatisfaction"
  | "comment"
  | "weight"
  // Accounts.
  | "startDate"
  | "endDate"
  | "churned"
  | "status"
  | "mrr"
  | "revenue"
  | "variableCost"
  | "cac"
  | "renewals"
  | "usage"
  | "features"
  | "ticketsMonth"
  | "paymentDelay"
  // Transactions.
  | "boughtOn"
  | "amount"
  | "margin"
  | "recurring"
  // Movements.
  | "movementMonth"
  | "movementType"
  | "movementAmount"
  // Tickets.
  | "openedAt"
  | "firstReply"
  | "resolvedAt"
  | "handleSeconds"
  | "handleMinutes"
  | "contacts"
  | "reopened"
  | "category"
  | "fcr"
  // Invitations.
  | "sentAt"
  | "delivered"
  | "startedSurvey"
  | "completedSurvey"
  // Events.
  | "happenedAt"
  | "eventType"
  // Outcomes.
  | "group"
  | "outcome"
  | "polarity"
  | "reach"
  | "duration"
  | "intensity"
  | "worthDoing"
  // Cash flows and costs.
  | "project"
  | "period"
  | "benefit"
  | "cost"
  | "benefitHours"
  | "costHours"
  | "fixedCost"
  // Usability.
  | "taskDone"
  | "taskSeconds"
  // What looks like something and is not.
  | "age"
  | "birthYear"
  | "gender"
  | "postcode"
  | "phone"
  | "email"
  | "personName"
  | "city"
  | "language"
  | "callsCount"
  | "weekNumber"
  | "year"
  | "tenure"
  | "wholeLife"
  | "creditScore"
  | "npsGroup"
  | "agentId"
  | "agentName"
  | "surveyId"
  | "quantity"
  | "unitPrice"
  | "discount"
  | "product"
  | "tax"
  | "employees"
  | "rowNumber"
  | "surveyDuration"
  | "priority"
  | "ticketState"
  | "plan"
  | "region";

const split = new Map<string, readonly string[]>();

export function listOf(text: string): readonly string[] {
  const known = split.get(text);
  if (known !== undefined) return known;
  const made = text.split("|");
  split.set(text, made);
  return made;
}
