import type { Problem } from "../../problem.ts";
import { ProblemError } from "../../result.ts";
import type { CanonicalTable } from "../../table/fields.ts";
import { dayLiteral, literal } from "../dialect.ts";
import type { Condition } from "../parse-where.ts";
import { type FieldSql, fieldSql } from "./field-sql.ts";
import { type FrameInput, has, upToDate } from "./frame-input.ts";

/** `--where` names fields of answers and accounts; one that neither has is a problem. */
export function unknownFilterField(input: Pick<FrameInput, "fields">, conditions: readonly Condition[]): string | null {
  const unknown = conditions.find(({ field }) => !has(input, "answers", field) && !has(input, "accounts", field));
  return unknown?.field ?? null;
}

/** The condition on one row of accounts; on fields that only answers have, some answer of the customer must pass. */
export function accountsPass(input: FrameInput, alias: string): string {
  const own = input.conditions.flatMap((condition) => {
    const sql = fieldSql(input, "accounts", condition.field, alias);
    return sql === null ? [] : [comparison(sql, condition)];
  });
  return all([...own, ...(answerConditions(input).length === 0 ? [] : [`${alias}.customer in (select customer from frame_answering)`])]);
}

/** Conditions on fields that accounts do not have. */
const answerConditions = (input: FrameInput): FrameInput["conditions"] =>
  input.conditions.filter(({ field }) => !has(input, "accounts", field));

/** `frame_answering`: customers with an answer that passes the conditions which accounts cannot; `null` = there are none such. */
export function answeringSelect(input: FrameInput): string | null {
  const answered = answerConditions(input).map((condition) => comparison(required(input, "answers", condition, "w"), condition));
  if (answered.length === 0) return null;
  return `select distinct w.customer from answers w where ${all([upToDate(input, "answers", "w"), ...answered])}`;
}

/**
 * The condition on one row of answers (alias `alias`, its account joined as `account`): the account's value counts, else the
 * row's own, as for groups.
 */
export function answersPass(input: FrameInput, alias: string, account: string): string {
  return all(
    input.conditions.map((condition) => {
      const ofAccount = fieldSql(input, "accounts", condition.field, account);
      const ofRow = fieldSql(input, "answers", condition.field, alias);
      if (ofAccount === null) return comparison(required(input, "answers", condition, alias), condition);
      if (ofRow === null) return comparison(ofAccount, condition);
      return `case when ${ofAccount.value} is not null then ${comparison(ofAccount, condition)} else ${comparison(ofRow, condition)} end`;
    }),
  );
}

function required(input: FrameInput, table: CanonicalTable, condition: Condition, alias: string): FieldSql {
  const sql = fieldSql(input, table, condition.field, alias);
  if (sql === null) throw new ProblemError({ code: "FIELD_UNKNOWN", detail: { field: condition.field } });
  return sql;
}

export const all = (parts: readonly string[]): string => {
  const real = parts.filter((part) => part !== "true");
  return real.length === 0 ? "true" : real.map((part) => `(${part})`).join(" and ");
};

/** A row without the value does not pass, whatever the operator. */
function comparison(sql: FieldSql, { field, operator, value }: Condition): string {
  const sign = operator === "!=" ? "<>" : operator;
  return `coalesce(${sql.as === "text" ? `cast(${sql.value} as varchar)` : sql.value} ${sign} ${constant(sql.as, field, value)}, false)`;
}

function constant(as: FieldSql["as"], field: string, value: string): string {
  const problem: Problem = { code: "FILTER_INVALID", detail: { part: `${field} ${value}` } };
  if (as === "text") return literal(value);
  if (as === "day") {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(Number.NaN);
    if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) throw new ProblemError(problem);
    return dayLiteral(value);
  }
  if (as === "flag") {
    if (/^(?:1|true|yes|oui|sì|si|da)$/i.test(value)) return "true";
    if (/^(?:0|false|no|non|nu)$/i.test(value)) return "false";
    throw new ProblemError(problem);
  }
  const number = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i.test(value) ? Number(value.replace(",", ".")) : Number.NaN;
  if (!Number.isFinite(number)) throw new ProblemError(problem);
  return `cast(${number} as double)`;
}
