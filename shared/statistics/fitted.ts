/** A fitted model, or why there is none (codes of methods.md 0.3.1). */
export type Fitted<Model> =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly reason: "NOT_IDENTIFIED" | "NOT_CONVERGED" };
