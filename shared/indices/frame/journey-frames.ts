import { createTable } from "../dialect.ts";
import { waveOf } from "./answers-frame.ts";
import { customerPasses, frame, pick } from "./customer-frames.ts";
import { dayColumn, type FrameInput, has, upToDate } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";
import { all } from "./where-sql.ts";

/** `frame_tasks`: customer (the participant), grp, task_id, completed, seconds. */
export const tasksFrame = (input: FrameInput): string => frame(input, "tasks", pick(input, "tasks", ["task_id", "completed", "seconds"]));

/** `frame_events`: customer, grp, at, day, type, stage, touchpoint. */
export function eventsFrame(input: FrameInput): string {
  const day = dayColumn(input, "events");
  return frame(input, "events", [
    ...(day === null ? [] : ['t."at"', `t.${day} as day`]),
    ...pick(input, "events", ["type", "stage", "touchpoint"]),
  ]);
}

/**
 * `frame_invitations`: one row an invitation that counts: customer, grp, wave, sent_at, channel, touchpoint (where the rows carry
 * one), and whether it was delivered, started and completed (null = not known). Several to one customer in one wave are one
 * invitation and its `reminders` (methods.md 11.7): the first says when and how it was sent, any of them may be answered.
 */
export function invitationsFrame(input: FrameInput): string {
  const group = groupOf(input, "invitations");
  const wave = waveOf(input, "invitations");
  const columns = pick(input, "invitations", ["sent_at", "channel"]);
  const touchpoint = touchpointField(input.fields.invitations);
  const flag = (name: "delivered" | "started" | "completed"): string =>
    has(input, "invitations", name) ? `bool_or(t.${name}) over unit as ${name}` : `cast(null as boolean) as ${name}`;
  const perWave = has(input, "invitations", "customer_id") && has(input, "invitations", "wave");
  const alone = perWave ? "case when t.customer is null then t.source end, case when t.customer is null then t.row end" : "t.source, t.row";
  const first = [...columns, "t.source", "t.row"].join(", ");
  const rows = `select t.customer, ${group.code} as grp, ${wave.code} as wave,
      ${[...columns, ...(touchpoint === null ? [] : [`t.${touchpoint} as touchpoint`])].map((column) => `${column}, `).join("")}
      ${flag("delivered")}, ${flag("started")}, ${flag("completed")},
      count(*) over unit - 1 as reminders, row_number() over (partition by ${perWave ? "t.customer, t.wave, " : ""}${alone} order by ${first}) as place
    from invitations t ${group.join} ${wave.join}
    where ${all([upToDate(input, "invitations", "t"), customerPasses(input, "invitations")])}
    window unit as (partition by ${perWave ? "t.customer, t.wave, " : ""}${alone})`;
  return createTable("frame_invitations", `select * from (${rows}) r where place = 1`);
}

/** The extra column of invitations that says at which touchpoint people were asked; `null` = none does. */
export const touchpointField = (fields: readonly string[] | undefined): string | null =>
  fields?.some((field) => field.toLowerCase() === "touchpoint") === true ? "touchpoint" : null;
