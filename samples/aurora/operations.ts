import { dayNumber } from "../../shared/calendar.ts";
import type { Cell, Draw, Sheet } from "../draw.ts";
import { type Account, dayText, isActive, LAST_DAY, MONTHS, monthStart, WAVES } from "./company.ts";

const HOUR = 3600;

export type Ticket = { readonly account: Account; readonly day: number; readonly cells: readonly Cell[] };

/** Help-desk tickets; small business needs more contacts for one problem, unhappy accounts call more often. */
export function makeTickets(accounts: readonly Account[], draw: Draw): readonly Ticket[] {
  const tickets: Ticket[] = [];
  for (let month = 0; month < MONTHS; month++) {
    const from = monthStart(month);
    const to = monthStart(month + 1);
    for (const account of accounts) {
      const load = account.segment.ticketsPerMonth * Math.exp(-0.35 * account.mood);
      for (let left = draw.count(load); left > 0; left--) {
        const day = from + draw.below(to - from);
        if (isActive(account, day)) tickets.push(makeTicket(account, day, draw));
      }
    }
  }
  const last = accounts.find((account) => isActive(account, dayNumber(LAST_DAY)));
  // One ticket on the last day fixes the data date at 30 September 2025.
  if (last !== undefined) tickets.push(makeTicket(last, dayNumber(LAST_DAY), draw));
  return tickets.sort((a, b) => a.day - b.day);
}

export function ticketSheet(tickets: readonly Ticket[]): Sheet {
  return {
    name: "Helpdesk",
    rows: [
      [
        "Ticket no.",
        "Cust_ID",
        "Created at",
        "First response at",
        "Resolved at",
        "Handle time (s)",
        "Contacts",
        "Reopened",
        "Channel",
        "Category",
        "Solved at first contact",
      ],
      ...tickets.map((ticket, index) => [`T-${String(50_001 + index)}`, ...ticket.cells]),
    ],
  };
}

function makeTicket(account: Account, day: number, draw: Draw): Ticket {
  const created = (7 + draw.below(12)) * HOUR + draw.below(HOUR);
  const response = created + Math.round(600 * Math.exp(0.9 * draw.normal()));
  const first = draw.uniform() < account.segment.firstContactShare;
  const resolved = response + Math.round((first ? 1.5 : 40) * HOUR * Math.exp(0.7 * draw.normal()));
  const open = dayNumber(LAST_DAY) - day < 3 && draw.uniform() < 0.4;
  return {
    account,
    day,
    cells: [
      account.id,
      moment(day, created),
      moment(day, response),
      open ? null : moment(day, resolved),
      Math.round(420 * Math.exp(0.5 * draw.normal())),
      first ? 1 : 2 + draw.below(3),
      first ? 0 : draw.uniform() < 0.3 ? 1 : 0,
      draw.weighted([
        ["phone", 0.55],
        ["chat", 0.25],
        ["email", 0.2],
      ]),
      draw.weighted([
        ["billing", 0.38],
        ["line quality", 0.3],
        ["installation", 0.14],
        ["contract", 0.18],
      ]),
      open ? null : first ? 1 : 0,
    ],
  };
}

/** Survey invitations of the last four waves, with the funnel of each. */
export function invitationSheet(accounts: readonly Account[], draw: Draw): Sheet {
  const rows: Cell[][] = [];
  for (let wave = 4; wave < WAVES.length; wave++) {
    const day = monthStart(wave * 3) + 14;
    for (const account of accounts) {
      if (!isActive(account, day)) continue;
      const delivered = draw.uniform() < 0.965;
      const started = delivered && draw.uniform() < account.segment.responseShare + 0.12;
      const completed = started && draw.uniform() < 0.8;
      rows.push([
        account.id,
        moment(day + draw.below(3), (8 + draw.below(11)) * HOUR),
        draw.weighted([
          ["email", 0.7],
          ["app", 0.3],
        ]),
        WAVES[wave] ?? null,
        delivered ? 1 : 0,
        started ? 1 : 0,
        completed ? 1 : 0,
      ]);
    }
  }
  return { name: "Invitations", rows: [["Cust_ID", "Sent at", "Channel", "Wave", "Delivered", "Started", "Completed"], ...rows] };
}

/** A usability study of the self-care portal: 40 people, six tasks each. */
export function taskSheet(draw: Draw): Sheet {
  const tasks = [
    ["pay a bill", 0.9],
    ["move the line", 0.62],
    ["add a user", 0.81],
    ["report a fault", 0.76],
    ["change the tariff", 0.7],
    ["download an invoice", 0.93],
  ] as const;
  const rows: Cell[][] = [];
  for (let person = 1; person <= 40; person++) {
    const skill = 0.08 * draw.normal();
    for (const [task, share] of tasks) {
      const completed = draw.uniform() < share + skill;
      rows.push([
        `P-${String(person).padStart(2, "0")}`,
        task,
        completed ? 1 : 0,
        Math.round(95 * Math.exp(0.5 * draw.normal()) * (completed ? 1 : 1.9)),
      ]);
    }
  }
  return { name: "Usability", rows: [["Participant", "Task", "Completed", "Seconds"], ...rows] };
}

/** Contacts along the journey of the accounts that joined inside the 24 months. */
export function eventSheet(accounts: readonly Account[], draw: Draw): Sheet {
  const steps = [
    ["awareness", "advert", 1],
    ["consideration", "web", 0.82],
    ["decision", "shop", 0.66],
    ["retention", "app", 0.58],
    ["advocacy", "referral", 0.12],
  ] as const;
  const events: { day: number; cells: Cell[] }[] = [];
  for (const account of accounts) {
    if (account.start < monthStart(0)) continue;
    let day = Math.max(monthStart(0), account.start - 25);
    for (const [stage, touchpoint, share] of steps) {
      if (draw.uniform() > share) break;
      events.push({
        day,
        cells: [account.id, moment(day, 9 * HOUR + draw.below(9 * HOUR)), stage === "advocacy" ? "invite" : "visit", stage, touchpoint],
      });
      day = Math.min(dayNumber(LAST_DAY), day + 3 + draw.below(12));
    }
  }
  events.sort((a, b) => a.day - b.day);
  return { name: "Journey", rows: [["Cust_ID", "Event at", "Event type", "Stage", "Touchpoint"], ...events.map((event) => event.cells)] };
}

function moment(day: number, seconds: number): Cell {
  const days = day + Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return { moment: `${dayText(days)}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}` };
}
