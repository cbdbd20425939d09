import { isTicketNumber, shareOfTop } from "./column-kind.ts";
import { speaksOf } from "./concepts/read-header.ts";
import type { CanonicalTable } from "./fields.ts";
import { foldText, headerWords } from "./header-words.ts";
import { MOVEMENT } from "./movement-kinds.ts";
import type { RawColumn } from "./raw-table.ts";
import { isUnitPrice } from "./unit-price.ts";

/** Words that turn a header into something else than the field: whole-life money, other units, averages of parts. */
export function isBlocked(table: CanonicalTable, field: string, words: readonly string[], column: RawColumn): boolean {
  const has = (...stems: readonly string[]): boolean => words.some((word) => stems.some((stem) => word.startsWith(stem)));
  // What a person earns is not what the person pays.
  const isMoney = field === "mrr" || field === "revenue" || (table === "transactions" && field === "amount");
  if (isMoney && has("income", "salar", "wage", "stipendi", "gehalt")) return true;
  // What recurs is what a month is worth, not what was bought on a day.
  if (table === "transactions" && field === "amount" && (words.includes("mrr") || words.includes("arr"))) return true;
  if (field === "mrr" || field === "revenue") {
    const yearly = has("annu", "year", "12", "arr", "acv", "anual", "anu", "ltm");
    const wholeLife =
      has("total", "lifetime", "cumul", "ltv", "cltv", "clv", "ever", "life", "vie", "vita", "viata") || (has("date") && has("to"));
    const part = has(
      "refund",
      "long",
      "distance",
      "extra",
      "data",
      "cost",
      "discount",
      "score",
      "target",
      "lost",
      "growth",
      "class",
      "band",
    );
    const tax = words.includes("tax") || words.includes("taxes");
    return (wholeLife && !yearly) || part || tax || (field === "revenue" && !yearly && has("month", "mensu", "mensil", "lunar"));
  }
  if (field === "variable_cost" || field === "cac") return has("total", "lifetime") && !has("annu", "month");
  if (field === "handle_seconds" || field === "seconds") return has("day", "jour", "giorn", "zile", "tage", "dias");
  if (field === "churned")
    return has("reason", "date", "score", "category", "risk", "prob", "predict", "rate", "raison", "motiv", "taux", "tasso");
  if (field === "start_date" || field === "end_date")
    return has("tenure", "month", "renewal", "next", "last", "birth", "naissance", "nascita");
  if (field === "fcr" || field === "reopened") return has("rate", "taux", "tasso", "rata", "count");
  if (field === "benefit" || field === "cost") return has("hour", "heure", "ore", "cumul", "net") && !has("benefit");
  // "Dt_Customer" is the day on which the customer came; "Customer order date" is that of an order.
  if (table === "transactions" && field === "date" && speaksOf(column.header, ["CUSTOMER", "MEMBER"]))
    return !speaksOf(column.header, ["ORDER", "BUY"]);
  if (field === "channel") return has("pay", "paiem", "pagam", "zahl", "pago", "plata", "plati");
  if (table === "tickets" && field === "resolved_at") return has("time", "temps", "tempo", "timp", "duration") && column.type === "number";
  return false;
}

/** Some fields are told by what stands in them rather than by their header. */
export function valuesFit(table: CanonicalTable, field: string, column: RawColumn): number {
  if (table === "movements" && field === "type") return shareOfTop(column, (text) => MOVEMENT.test(foldText(text))) >= 0.6 ? 1 : 0;
  // What is the same for everybody is a constant of somebody's model.
  if (field === "revenue" && column.profile.filled >= 30 && column.profile.distinct < 2) return 0;
  if (field === "wave" && column.profile.distinct < 2) return 0;
  if (field === "segment") return column.profile.distinct >= 2 && column.profile.distinct <= 60 ? 1 : 0;
  if (field === "channel") return shareOfTop(column, (text) => /^https?:/i.test(text)) > 0.5 ? 0 : 1;
  if (field === "ticket_id" && headerWords(column.header).join(" ") === "number") return isTicketNumber(column) ? 1 : 0;
  if (field === "weight") return column.type !== "number" || Number(column.profile.max) <= 1_000 ? 1 : 0;
  return 1;
}

/** Among several columns that say the same field, which one to take: 0/1 before yes/no before a status, "segment" before a plan. */
export function preference(table: CanonicalTable, field: string, phrase: string, column: RawColumn): number {
  if (field === "churned") {
    const plain = column.type === "number" || column.type === "boolean" ? 1 : 0.97;
    return phrase.includes("stat") || phrase.includes("stare") || phrase.includes("etat") ? 0.8 * plain : plain;
  }
  if (field === "segment" && !phrase.includes("segment")) return 0.6 + 0.05 * segmentRank(phrase);
  if (field === "amount" && table === "transactions" && isUnitPrice(column.header)) return 0.9;
  // The reply to a review is the company's where the review has a day of its own.
  if (field === "answered_at" && headerWords(column.header).some((word) => word.startsWith("repl"))) return 0.6;
  if (field === "date" && table === "transactions" && !phrase.includes("date") && !phrase.includes("data")) return 0.95;
  return 1;
}

/** Contract and plan say most about a customer's behaviour, geography least. */
function segmentRank(phrase: string): number {
  const has = (...stems: readonly string[]): boolean => stems.some((stem) => phrase.includes(stem));
  if (has("type", "tipo", "tip", "tier", "grou", "grup", "categ", "profil", "fascia")) return 4;
  if (has("contra", "plan", "pian", "formule", "abon", "subscription", "pachet", "pacchetto", "package", "forfait", "vertrag", "tarif"))
    return 3;
  if (has("size", "taille", "dimens", "marime", "industr", "sect", "settore", "branche", "business")) return 2;
  if (has("region", "regi", "countr", "pays", "paese", "tara", "judet", "area", "pais", "market", "marche", "mercato", "piata")) return 0;
  return 1;
}
