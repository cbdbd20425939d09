import { writeWorkbook } from "../electron/export/ooxml/workbook.ts";
import { makeAccounts } from "./aurora/company.ts";
import { accountSheet, cashflowSheet, movementSheet, outcomeSheet, segmentCostSheet, transactionSheet } from "./aurora/money.ts";
import { eventSheet, invitationSheet, makeTickets, taskSheet, ticketSheet } from "./aurora/operations.ts";
import { surveySheet } from "./aurora/survey.ts";
import { createDraw } from "./draw.ts";
import { sondageCsv } from "./sondage.ts";

/**
 * Every generated sample by file name. Each sheet draws from a stream of its own, so that a change to one sheet leaves the others
 * as they were. The planted truths stand in samples/README.md.
 */
export function makeSamples(): ReadonlyMap<string, Uint8Array> {
  const accounts = makeAccounts(createDraw(20250930));
  const tickets = makeTickets(accounts, createDraw(2));
  const workbook = writeWorkbook({
    sheets: [
      surveySheet(accounts, createDraw(1)),
      accountSheet(accounts, tickets, createDraw(3)),
      ticketSheet(tickets),
      invitationSheet(accounts, createDraw(4)),
      outcomeSheet(accounts, createDraw(5)),
      cashflowSheet(),
      movementSheet(accounts, createDraw(6)),
      transactionSheet(accounts, createDraw(7)),
      eventSheet(accounts, createDraw(8)),
      taskSheet(createDraw(9)),
      segmentCostSheet(),
    ],
  });
  return new Map([
    ["aurora.xlsx", workbook],
    ["sondage.csv", new TextEncoder().encode(sondageCsv(createDraw(10)))],
  ]);
}
