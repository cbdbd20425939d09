import type { Translate } from "./translate.ts";

/** What these words need of a graded link and of a term of its model. */
type Graded = { readonly grade: string; readonly model: { readonly terms: readonly { readonly kind: string }[] } | null };
type Term = { readonly kind: string; readonly key: string | null; readonly base: string | null };

/** The grade of a link in words, with the controls that were held: "adjusted for tenure, price". */
export function gradeWords({ grade, model }: Graded, t: Translate): string {
  if (grade !== "adjusted") return t(`links:grade.${grade}`);
  const kinds = (["price", "tenure", "segment"] as const).filter((kind) => model?.terms.some((term) => term.kind === kind));
  if (kinds.length === 0) return t("links:grade.adjusted");
  return t("links:grade.adjustedFor", { controls: kinds.map((kind) => t(`links:control.${kind}`)).join(", ") });
}

/** A term of the model: which class or segment against which, or a step of a number. */
export function termWords({ kind, key, base }: Term, t: Translate): string {
  if (kind === "class") return t("links:term.class", { key: t(`links:class.${key ?? ""}`), base: t(`links:class.${base ?? ""}`) });
  return t(`links:term.${kind}`, { key: key ?? t("links:segment.none"), base: base ?? t("links:segment.none") });
}
